namespace NanoV2G.Tools.Simulation;

/// <summary>The identity of the simulated unit.</summary>
public static class SimulatedUnit
{
    /// <summary>Identity of the unit in topics.</summary>
    public const string UnitId = "simulated";

    /// <summary>Its name at the broker.</summary>
    public const string ClientId = "nanov2g-" + UnitId;
}
