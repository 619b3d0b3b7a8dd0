namespace NanoV2G.Tools.Wire;

/// <summary>Whatever joins a site with a controller besides its buses. Stepped before each step of the site.</summary>
public interface IWiring
{
    /// <summary>Whether the controller has ended the run.</summary>
    bool HasEnded { get; }

    /// <summary>Brings to the site what the controller drives.</summary>
    /// <param name="site">The site.</param>
    /// <returns>The real contactor's mirror contact, or null when nothing is wired.</returns>
    bool? Step(PortedSite site);

    /// <summary>Takes to the controller what the site shows.</summary>
    /// <param name="site">The site.</param>
    void Show(PortedSite site);
}
