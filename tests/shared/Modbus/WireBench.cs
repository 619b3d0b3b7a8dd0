using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Modbus;

/// <summary>The field devices on simulated lines, stepped every 10 ms as a board does.</summary>
internal sealed class WireBench
{
    public readonly FieldSettings Settings = new FieldSettings();
    public readonly MeterFace Boundary = new MeterFace();
    public readonly MeterFace Asset = new MeterFace();
    public readonly InverterFace InverterFace = new InverterFace();
    public readonly SimulatedRtuLine BoundaryLine;
    public readonly SimulatedRtuLine AssetLine;
    public readonly SimulatedSdm230 BoundarySlave;
    public readonly SimulatedSdm120 AssetSlave;
    public readonly SimulatedSunSpecInverter InverterSlave;
    public FieldDevices Devices;

    /// <summary>The site's time, ms.</summary>
    public long SiteMs;

    /// <summary>The board's time, ms: begins again at 0 with each restart.</summary>
    public long NowMs;

    public WireBench(int seed)
    {
        BoundaryLine = new SimulatedRtuLine(Settings.Baud, seed);
        AssetLine = new SimulatedRtuLine(Settings.Baud, seed + 1);
        BoundarySlave = new SimulatedSdm230(Boundary, Settings.BoundarySlave);
        AssetSlave = new SimulatedSdm120(Asset, Settings.AssetSlave);
        InverterSlave = new SimulatedSunSpecInverter(InverterFace, Settings.InverterSlave);
        BoundaryLine.Add(BoundarySlave);
        AssetLine.Add(AssetSlave);
        AssetLine.Add(InverterSlave);
        Boundary.Millivolts[0] = 241300;
        Boundary.RmsMilliamps[0] = 5000;
        Boundary.ActiveMilliwatts[0] = -1200000;
        Boundary.FrequencyMilliHertz = 50020;
        Asset.Millivolts[0] = 241000;
        Asset.RmsMilliamps[0] = 10000;
        Asset.ActiveMilliwatts[0] = 2400000;
        Asset.ImportMilliWattHours = 1234567000;
        Asset.ExportMilliWattHours = 89012000;
        Asset.Serial = 21038765;
        InverterFace.ActiveWatts = 2380;
        InverterFace.Millivolts = 241200;
        InverterFace.FrequencyMilliHertz = 50020;
        InverterFace.StateOfChargePermille = 635;
        InverterFace.IsRunning = true;
        Restart();
    }

    /// <summary>A restart of the board: new drivers on the lines as they are.</summary>
    public void Restart()
    {
        Devices = new FieldDevices(BoundaryLine, AssetLine, Settings, null, null);
        NowMs = 0;
    }

    /// <summary>Lets time pass.</summary>
    public void Run(int ms)
    {
        for (int passed = 0; passed < ms; passed += BoardTiming.SenseMs)
        {
            Step();
        }
    }

    /// <summary>Lets time pass with the control thread asking for the same power at each tick.</summary>
    public void RunCommanding(int ms, int watts)
    {
        for (int passed = 0; passed < ms; passed += BoardTiming.SenseMs)
        {
            if (NowMs % BoardTiming.TickMs == 0)
            {
                Devices.Inverter.Command(watts);
            }

            Step();
        }
    }

    private void Step()
    {
        BoundaryLine.NowMs = SiteMs;
        AssetLine.NowMs = SiteMs;
        Devices.Step(NowMs);
        SiteMs += BoardTiming.SenseMs;
        NowMs += BoardTiming.SenseMs;
    }
}
