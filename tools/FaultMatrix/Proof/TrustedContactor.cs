using NanoV2G.Hal.Contactors;

namespace NanoV2G.Tools.FaultMatrix.Proof;

/// <summary>A contactor whose mirror contact nobody looks at: it counts as open whenever it is not driven.</summary>
public sealed class TrustedContactor : IContactor
{
    private readonly IContactor _contactor;
    private bool _isDriven;

    /// <summary>Trusts a contactor.</summary>
    /// <param name="contactor">The real one.</param>
    public TrustedContactor(IContactor contactor)
    {
        _contactor = contactor;
    }

    /// <inheritdoc/>
    public bool IsProvedOpen => !_isDriven;

    /// <inheritdoc/>
    public void Drive(bool closed)
    {
        _isDriven = closed;
        _contactor.Drive(closed);
    }
}
