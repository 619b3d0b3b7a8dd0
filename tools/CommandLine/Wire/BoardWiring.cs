namespace NanoV2G.Tools.Wire;

/// <summary>
/// A real board at the other end of the ports: the simulated inverter is supplied as long as the real contactor's mirror
/// contact does not prove it open; without a wired contact, always.
/// </summary>
public sealed class BoardWiring : IWiring
{
    private readonly IFeedback _feedback;

    /// <summary>Joins a real board.</summary>
    /// <param name="feedback">Its contactor's mirror contact.</param>
    public BoardWiring(IFeedback feedback)
    {
        _feedback = feedback;
    }

    /// <inheritdoc/>
    public bool HasEnded => false;

    /// <inheritdoc/>
    public bool? Step(PortedSite site)
    {
        bool? isProvedOpen = _feedback.IsProvedOpen;
        site.Site.DriveCoil(isProvedOpen != true);
        site.Site.PulseSupervisor();
        return isProvedOpen;
    }

    /// <inheritdoc/>
    public void Show(PortedSite site)
    {
        // A real board has its own wires.
    }
}
