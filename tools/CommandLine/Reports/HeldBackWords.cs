using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports;

/// <summary>What held the power back, in the words and colours of the report.</summary>
public static class HeldBackWords
{
    /// <summary>A few words for a legend.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The words.</returns>
    public static string Of(HeldBack state)
    {
        return state switch
        {
            HeldBack.NothingAsked => "nothing asked for",
            HeldBack.AsAsked => "delivers what is asked",
            HeldBack.NoVehicle => "no car connected",
            HeldBack.Battery => "car's battery full or at its reserve",
            HeldBack.ImportLimit => "held back by the import limit",
            HeldBack.ExportLimit => "held back by the export limit",
            HeldBack.LoadControl => "held back by the load control switch",
            HeldBack.Waiting => "starting or waiting",
            HeldBack.FailSafe => "fail-safe, or stopped by an input",
            HeldBack.Lockout => "locked out",
            HeldBack.NotRunning => "controller not running",
            _ => "not known",
        };
    }

    /// <summary>Class name of the colour.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The class name.</returns>
    public static string CssClass(HeldBack state)
    {
        return state switch
        {
            HeldBack.NothingAsked => "h-none",
            HeldBack.AsAsked => "h-asked",
            HeldBack.NoVehicle => "h-away",
            HeldBack.Battery => "h-battery",
            HeldBack.ImportLimit => "h-import",
            HeldBack.ExportLimit => "h-export",
            HeldBack.LoadControl => "h-control",
            HeldBack.Waiting => "h-wait",
            HeldBack.FailSafe => "h-failsafe",
            HeldBack.Lockout => "h-lockout",
            HeldBack.NotRunning => "h-off",
            _ => "h-none",
        };
    }
}
