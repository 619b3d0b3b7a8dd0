namespace NanoV2G.Tools.LimiterBench.Laws;

/// <summary>How a controller decides on its discharge: the law alone, without contactor, watchdog or record.</summary>
public interface IControlLaw
{
    /// <summary>Decides. Called at every control tick.</summary>
    /// <param name="readings">What the controller knows.</param>
    /// <returns>The discharge to ask the inverter for, W, 0 or more.</returns>
    int Decide(LawReadings readings);
}
