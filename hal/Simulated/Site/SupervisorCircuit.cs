namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// The hardware supervisor: AC-coupled and retriggerable, so that only edges count. It supplies the contactor coil
/// for a while after each edge, and asks for a reset of the chip after a longer while without one.
/// </summary>
public sealed class SupervisorCircuit
{
    private readonly int _dropMs;
    private readonly int _resetMs;
    private bool _isPowered = true;
    private bool _isResetDue;
    private long _dropAtMs;
    private long _resetAtMs;

    internal SupervisorCircuit(SiteParameters parameters)
    {
        _dropMs = parameters.SupervisorDropMs;
        _resetMs = parameters.SupervisorResetMs;
        _resetAtMs = _resetMs;
    }

    /// <summary>Whether the coil may be supplied: an edge came within the drop time.</summary>
    public bool IsSupplying { get; private set; }

    /// <summary>Whether its output has failed short: what it supplies it never lets go of, and it resets nobody.</summary>
    public bool IsStuck { get; set; }

    /// <summary>How often a reset has been asked for.</summary>
    public int Resets { get; private set; }

    /// <summary>Edges seen since the start.</summary>
    public int Edges { get; private set; }

    /// <summary>Takes the reset that the supervisor asks for.</summary>
    /// <returns>True once after each time the reset time has run out.</returns>
    public bool TakeReset()
    {
        bool isDue = _isResetDue;
        _isResetDue = false;
        return isDue;
    }

    /// <summary>One edge from the controller.</summary>
    /// <param name="nowMs">Site time, ms.</param>
    internal void Edge(long nowMs)
    {
        if (!_isPowered)
        {
            return;
        }

        Edges++;
        IsSupplying = true;
        _dropAtMs = nowMs + _dropMs;
        _resetAtMs = nowMs + _resetMs;
    }

    /// <summary>The controller's supply has gone or come: both times start again.</summary>
    /// <param name="nowMs">Site time, ms.</param>
    /// <param name="isPowered">Whether it is there.</param>
    internal void Power(long nowMs, bool isPowered)
    {
        _isPowered = isPowered;
        IsSupplying = false;
        _isResetDue = false;
        _resetAtMs = nowMs + _resetMs;
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="nowMs">Site time at the end of the step, ms.</param>
    internal void Step(long nowMs)
    {
        if (IsStuck)
        {
            return;
        }

        if (IsSupplying && nowMs >= _dropAtMs)
        {
            IsSupplying = false;
        }

        if (nowMs >= _resetAtMs && _isPowered)
        {
            _resetAtMs = nowMs + _resetMs;
            _isResetDue = true;
            Resets++;
        }
    }
}
