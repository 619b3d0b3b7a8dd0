using NanoV2G.Tools.LimiterBench.Laws;

namespace NanoV2G.Tests.LimiterBench;

/// <summary>Hands a law its readings one after the other: limit 3680 W, request 7400 W.</summary>
internal sealed class LawScript(IControlLaw law)
{
    public const int LimitWatts = 3680;

    public LawReadings Readings { get; } = new() { ExportLimitWatts = LimitWatts, RequestWatts = 7400, Millivolts = 230000, PolledMs = 0 };

    /// <summary>A tick with a new reading of the meter and the inverter.</summary>
    public int Read(long atMs, int gridWatts, int dischargeWatts)
    {
        Readings.NowMs = atMs;
        Readings.GridMs = atMs;
        Readings.PolledMs = atMs;
        Readings.GridIsNew = true;
        Readings.GridWatts = gridWatts;
        Readings.DischargeMs = atMs;
        Readings.DischargeWatts = dischargeWatts;
        return law.Decide(Readings);
    }

    /// <summary>A tick without anything new.</summary>
    public int Wait(long atMs)
    {
        Readings.NowMs = atMs;
        Readings.GridIsNew = false;
        return law.Decide(Readings);
    }

    /// <summary>The inverter acknowledges a discharge.</summary>
    public void Acknowledge(long atMs, int watts)
    {
        Readings.AcknowledgedMs = atMs;
        Readings.AcknowledgedWatts = watts;
    }
}
