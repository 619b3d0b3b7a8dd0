using System;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// What one Modbus transaction costs without its wire: request built and written, reply found, checked, decoded and
/// published, for every question that the drivers ask.
/// </summary>
public sealed class RoundTripCost
{
    private const int Repetitions = 25;
    private const int TripsPerDevice = 12;
    private const int Devices = 3;
    private const int BetweenTripsMs = 620;
    private const int ReplyAfterMs = 50;
    private const int RunUpTrips = 20;

    private readonly BusDevice[] _devices = new BusDevice[Devices];
    private readonly ModbusRtuMaster[] _masters = new ModbusRtuMaster[Devices];
    private readonly PreparedLine[] _lines = new PreparedLine[Devices];
    private readonly SunSpecInverter _inverter;
    private long _nowMs = 1000;
    private int _completed;

    private RoundTripCost()
    {
        FieldSettings settings = new FieldSettings();
        _inverter = new SunSpecInverter(
            settings.InverterSlave, settings.InverterPhases, settings.InverterRatedWatts, settings.InverterReversionMs, settings.InverterPollMs, settings.ReplyTimeoutMs);
        Add(0, new SimulatedSdm230(Meter(), settings.BoundarySlave), settings, new EastronBoundaryMeter(
            settings.BoundarySlave, 1, settings.BoundaryPollMs, settings.ReplyTimeoutMs, settings.BoundaryRatedMilliamps, settings.BoundaryClassPermille, MeterRefusal.None));
        Add(1, new SimulatedSdm120(Meter(), settings.AssetSlave), settings, new EastronAssetMeter(
            settings.AssetSlave, 1, EastronAssetMeter.Sdm120Milliamps, settings.AssetPollMs, settings.ReplyTimeoutMs));
        Add(2, new SimulatedSunSpecInverter(Inverter(), settings.InverterSlave), settings, _inverter);
    }

    /// <summary>Measures.</summary>
    /// <returns>The costs.</returns>
    public static CostMeter Measure()
    {
        CostMeter meter = new CostMeter(TripsPerDevice * Devices, Repetitions);
        RoundTripCost cost = new RoundTripCost();
        for (int trip = 0; trip < RunUpTrips * Devices; trip++)
        {
            cost.Trip(trip);
        }

        cost._completed = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            meter.BeginRepetition();
            for (int trip = 0; trip < TripsPerDevice * Devices; trip++)
            {
                meter.BeforePiece();
                meter.Take(cost.Trip(trip));
            }

            meter.EndRepetition();
        }

        cost.RequireSound();
        return meter;
    }

    private static MeterFace Meter()
    {
        MeterFace face = new MeterFace();
        face.Millivolts[0] = 241300;
        face.RmsMilliamps[0] = 5012;
        face.ActiveMilliwatts[0] = -1200345;
        face.FrequencyMilliHertz = 50020;
        face.ImportMilliWattHours = 1234567000;
        face.ExportMilliWattHours = 89012000;
        face.Serial = 21038765;
        return face;
    }

    private static InverterFace Inverter()
    {
        InverterFace face = new InverterFace();
        face.ActiveWatts = -7380;
        face.Millivolts = 241200;
        face.FrequencyMilliHertz = 50020;
        face.StateOfChargePermille = 635;
        face.IsRunning = true;
        return face;
    }

    private void Add(int place, SimulatedSlave slave, FieldSettings settings, BusDevice device)
    {
        _lines[place] = new PreparedLine(slave);
        _masters[place] = new ModbusRtuMaster(_lines[place], settings.Baud);
        _devices[place] = device;
    }

    private long Trip(int number)
    {
        BusDevice device = _devices[number % Devices];
        ModbusRtuMaster master = _masters[number % Devices];
        PreparedLine line = _lines[number % Devices];
        _nowMs += BetweenTripsMs;
        if (number % (2 * Devices) == 2)
        {
            _inverter.Command(-7000 + number);
        }

        long before = CostMeter.Now();
        device.Begin(master, _nowMs);
        long sent = CostMeter.Now() - before;
        line.Answer();
        _nowMs += ReplyAfterMs;
        before = CostMeter.Now();
        if (master.Step(_nowMs) == ModbusStatus.Completed)
        {
            device.Complete(master, _nowMs);
            _completed++;
        }

        long received = CostMeter.Now() - before;
        Finish(device, master, line);
        return sent + received;
    }

    // The first request of a master waits for a silence that it has not yet seen.
    private void Finish(BusDevice device, ModbusRtuMaster master, PreparedLine line)
    {
        while (master.Status == ModbusStatus.Busy)
        {
            line.Answer();
            _nowMs += ReplyAfterMs;
            if (master.Step(_nowMs) == ModbusStatus.Completed)
            {
                device.Complete(master, _nowMs);
            }
        }
    }

    private void RequireSound()
    {
        if (_completed != TripsPerDevice * Devices * Repetitions || !_inverter.IsReady)
        {
            throw new InvalidOperationException("only " + _completed.ToString() + " Modbus transactions were completed");
        }
    }
}
