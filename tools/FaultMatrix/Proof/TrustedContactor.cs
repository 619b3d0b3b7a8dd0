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
    public int All => _contactor.All;

    /// <inheritdoc/>
    public int NotProvedOpen => _isDriven ? All : 0;

    /// <inheritdoc/>
    public void Drive(bool closed)
    {
        _isDriven = closed;
        _contactor.Drive(closed);
    }
}
