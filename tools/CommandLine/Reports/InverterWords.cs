using NanoV2G.Hal.Inverters;

namespace NanoV2G.Tools.Reports;

/// <summary>Why a device is refused as inverter, in words.</summary>
public static class InverterWords
{
    private static readonly string[] Alarms =
    [
        "a ground fault", "DC voltage too high", "its AC disconnector open", "its DC disconnector open", "disconnected from the supply",
        "its cabinet open", "shut down by hand", "too hot", "frequency too high", "frequency too low", "AC voltage too high",
        "AC voltage too low", "a blown string fuse", "too cold", "a memory or communication error of its own", "a hardware test that failed",
        "an alarm of its maker's own",
    ];

    /// <summary>What an inverter complains of: point Alrm of SunSpec model 701.</summary>
    /// <param name="alarms">A bit each.</param>
    /// <returns>The words, separated by commas; "nothing" for none.</returns>
    public static string AlarmsOf(int alarms)
    {
        IEnumerable<string> words = Enumerable.Range(0, 32).Where(bit => (alarms >> bit & 1) != 0).Select(bit => bit < Alarms.Length ? Alarms[bit] : "alarm " + bit);
        return alarms == 0 ? "nothing" : string.Join(", ", words);
    }

    /// <summary>A few words that follow "is".</summary>
    /// <param name="refusal">Why.</param>
    /// <returns>The words.</returns>
    public static string Of(InverterRefusal refusal)
    {
        return refusal switch
        {
            InverterRefusal.None => "no longer refused",
            InverterRefusal.NotSunSpec => "refused: it is no SunSpec device, or its models begin elsewhere than at 40000, 50000 or 0",
            InverterRefusal.NoMeasurementModel => "refused: it has no model 701, so its power is unknown",
            InverterRefusal.NoControlModel => "refused: it has no model 704, so it takes no set-point",
            InverterRefusal.MeasurementLength => "refused: its model 701 is another version",
            InverterRefusal.ControlLength => "refused: its model 704 is another version",
            InverterRefusal.BrokenChain => "refused: its list of models has no end",
            InverterRefusal.NoPower => "refused: it does not tell its active power",
            InverterRefusal.NoPowerScale => "refused: the scale of its active power is missing",
            InverterRefusal.NoSetpoint => "refused: it takes no set-point in watts",
            InverterRefusal.NoSetpointScale => "refused: the scale of its set-point is missing",
            InverterRefusal.NoReversion => "refused: it has no reversion timer, so a set-point would never end",
            InverterRefusal.WrongPhases => "refused: it feeds another number of phases than has been set",
            _ => "refused: reason " + (int)refusal,
        };
    }
}
