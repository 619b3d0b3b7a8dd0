using NanoV2G.Hal.Inverters;

namespace NanoV2G.Tools.Reports;

/// <summary>Why a device is refused as inverter, in words.</summary>
public static class InverterWords
{
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
