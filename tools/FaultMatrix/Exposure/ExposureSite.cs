namespace NanoV2G.Tools.FaultMatrix.Exposure;

/// <summary>The phases of a site.</summary>
public enum ExposureSite
{
    /// <summary>One.</summary>
    OnePhase,

    /// <summary>Three, with inverter and sun on the first and most of the house on the second.</summary>
    ThreePhases,

    /// <summary>The same, and an inverter that feeds all three, three times as large.</summary>
    InverterOfThree,
}
