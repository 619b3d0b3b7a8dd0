using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Inputs;

namespace NanoV2G.Tests.Control;

/// <summary>A snapshot made by hand on a fake clock: what one part of the tick is shown.</summary>
public sealed class Situation
{
    /// <summary>Voltage of every reading, mV.</summary>
    public const int Millivolts = 230000;

    public readonly Snapshot Snapshot = new Snapshot();
    private int _ripple;

    public Situation()
    {
        Snapshot.PhaseCount = 1;
        Snapshot.ContactorIsProvedOpen = true;
        Snapshot.VehicleIsConnected = true;
        Snapshot.LoadControlContact = ContactState.Closed;
    }

    /// <summary>Moves time on; nothing is new until something reads.</summary>
    public void Advance(long ms)
    {
        Snapshot.NowMs += ms;
        Snapshot.BoundaryIsNew = false;
        Snapshot.Boundary.CopyTo(Snapshot.BoundaryBefore);
        Snapshot.InverterIsNew = false;
        Snapshot.AssetIsFresh = IsFresh(Snapshot.Asset.SampleMs);
        Snapshot.InverterIsFresh = IsFresh(Snapshot.Inverter.SampleMs);
    }

    /// <summary>A boundary reading of unity power factor, taken now, unlike the one before.</summary>
    public void MeterReads(int watts)
    {
        MeterReads(0, watts, (watts < 0 ? -watts : watts) * 1000 / 230);
    }

    /// <summary>A boundary reading of one phase, taken now, unlike the one before.</summary>
    public void MeterReads(int phase, int watts, int rmsMilliamps)
    {
        _ripple = _ripple == 9 ? 0 : _ripple + 1;
        Snapshot.Boundary.FrequencyMilliHertz = 50000 + _ripple;
        MeterRepeats();
        Snapshot.Boundary.Millivolts[phase] = Millivolts;
        Snapshot.Boundary.ActiveWatts[phase] = watts;
        Snapshot.Boundary.RmsMilliamps[phase] = rmsMilliamps;
        Snapshot.GridMilliamps[phase] = watts < 0 ? -rmsMilliamps : rmsMilliamps;
    }

    /// <summary>A boundary reading that is bit-identical with the one before, taken now.</summary>
    public void MeterRepeats()
    {
        Snapshot.Boundary.SampleMs = Snapshot.NowMs;
        Snapshot.BoundaryIsNew = true;
    }

    /// <summary>An asset-meter reading, taken now.</summary>
    public void AssetReads(int watts)
    {
        Snapshot.Asset.SampleMs = Snapshot.NowMs;
        Snapshot.Asset.ActiveWatts = watts;
        Snapshot.Asset.RmsMilliamps = (watts < 0 ? -watts : watts) * 1000 / 230;
        Snapshot.AssetIsFresh = true;
    }

    /// <summary>An inverter reading, taken now.</summary>
    public void InverterReads(int watts)
    {
        Snapshot.Inverter.SampleMs = Snapshot.NowMs;
        Snapshot.Inverter.ActiveWatts = watts;
        Snapshot.Inverter.Millivolts = Millivolts;
        Snapshot.InverterIsNew = true;
        Snapshot.InverterIsFresh = true;
    }

    private bool IsFresh(long sampleMs)
    {
        return sampleMs >= 0 && Snapshot.NowMs - sampleMs <= SnapshotReader.FreshMs;
    }
}
