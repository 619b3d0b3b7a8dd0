using NanoV2G.Hal.Board;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Meters;

/// <summary>A three-phase boundary meter, a three-phase asset meter and an inverter, on two buses or on one.</summary>
internal sealed class ThreePhaseBench
{
    public readonly FieldSettings Settings = new FieldSettings();
    public readonly MeterFace Boundary = new MeterFace();
    public readonly MeterFace Asset = new MeterFace();
    public readonly InverterFace Inverter = new InverterFace();
    public readonly SimulatedRtuLine BoundaryLine;
    public readonly SimulatedRtuLine AssetLine;
    public readonly SimulatedSdm630 BoundarySlave;
    public readonly SimulatedSdm630 AssetSlave;
    public readonly SimulatedSunSpecInverter InverterSlave;
    public readonly FieldDevices Devices;
    public long NowMs;

    public ThreePhaseBench(bool oneBus, int turnaroundMs)
    {
        Settings.BoundaryMeter = MeterKind.Sdm630;
        Settings.AssetMeter = MeterKind.Sdm630;
        Settings.InverterPhases = 3;
        Settings.OneBus = oneBus;
        Inverter.PhaseCount = 3;
        Inverter.IsRunning = true;
        Inverter.Millivolts = 230000;
        for (int phase = 0; phase < 3; phase++)
        {
            Boundary.Millivolts[phase] = 238000 + (1000 * phase);
            Boundary.RmsMilliamps[phase] = 5000 * (phase + 1);
            Boundary.ActiveMilliwatts[phase] = phase == 1 ? -2300000 : 1100000;
            Asset.Millivolts[phase] = 238000;
            Asset.RmsMilliamps[phase] = 4000 + (100 * phase);
            Asset.ActiveMilliwatts[phase] = 900000;
            Asset.PhaseImportMilliWattHours[phase] = 1000000L * (phase + 1);
            Asset.PhaseExportMilliWattHours[phase] = 500000L * (phase + 1);
        }

        Boundary.FrequencyMilliHertz = 50010;
        Asset.ImportMilliWattHours = 6000000;
        Asset.ExportMilliWattHours = 3000000;
        Asset.Serial = 630123;
        BoundaryLine = new SimulatedRtuLine(Settings.Baud, 1);
        AssetLine = oneBus ? BoundaryLine : new SimulatedRtuLine(Settings.Baud, 2);
        BoundarySlave = new SimulatedSdm630(Boundary, Settings.BoundarySlave);
        AssetSlave = new SimulatedSdm630(Asset, Settings.AssetSlave);
        InverterSlave = new SimulatedSunSpecInverter(Inverter, Settings.InverterSlave);
        BoundarySlave.TurnaroundMs = turnaroundMs;
        AssetSlave.TurnaroundMs = turnaroundMs;
        InverterSlave.TurnaroundMs = turnaroundMs;
        BoundaryLine.Add(BoundarySlave);
        AssetLine.Add(AssetSlave);
        AssetLine.Add(InverterSlave);
        Devices = new FieldDevices(BoundaryLine, AssetLine, Settings, null, null);
    }

    /// <summary>Lets time pass with a set-point that changes at each tick: the bus is as busy as it gets.</summary>
    public void RunBusy(int ms)
    {
        for (int passed = 0; passed < ms; passed += BoardTiming.SenseMs)
        {
            if (NowMs % BoardTiming.TickMs == 0)
            {
                Devices.Inverter.Command(-1000 - (int)(NowMs / BoardTiming.TickMs % 1000));
            }

            Step();
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Run(int ms)
    {
        for (int passed = 0; passed < ms; passed += BoardTiming.SenseMs)
        {
            Step();
        }
    }

    private void Step()
    {
        BoundaryLine.NowMs = NowMs;
        AssetLine.NowMs = NowMs;
        Devices.Step(NowMs);
        NowMs += BoardTiming.SenseMs;
    }
}
