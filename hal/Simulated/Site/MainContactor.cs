namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// The AC main contactor: main contacts that follow the coil after their travel, and a mirror contact that proves
/// them open. The mirror contact breaks half-way through the closing travel and makes with the main contacts' opening.
/// </summary>
public sealed class MainContactor
{
    private const int LoadMilliamps = 1000;

    private readonly int _closeMs;
    private readonly int _openMs;
    private bool _isAtRest = true;
    private bool _isMirrorClosed = true;
    private long _changedMs;

    internal MainContactor(SiteParameters parameters)
    {
        _closeMs = parameters.ContactorCloseMs;
        _openMs = parameters.ContactorOpenMs;
    }

    /// <summary>Whether the coil carries current: driven, supplied by supervisor and mains, and not cut by the emergency stop.</summary>
    public bool IsCoilEnergised { get; private set; }

    /// <summary>Whether the main contacts are closed.</summary>
    public bool IsMainClosed { get; private set; }

    /// <summary>Whether the mirror contact proves that every main contact is open.</summary>
    public bool IsProvedOpen => MirrorFault == MirrorFault.None ? _isMirrorClosed : MirrorFault == MirrorFault.AlwaysClosed;

    /// <summary>What is wrong with the mirror contact or its wires.</summary>
    public MirrorFault MirrorFault { get; set; }

    /// <summary>Whether the coil or its wires are broken: it is never energised.</summary>
    public bool IsCoilBroken { get; set; }

    /// <summary>
    /// Whether the coil pulls in and does not hold, as with a broken economiser: the contacts fall open <see cref="HeldMs"/>
    /// after they closed and stay so until the coil is energised anew. Welded contacts stay closed.
    /// </summary>
    public bool DoesNotHold { get; set; }

    /// <summary>How long contacts that do not hold stay closed, ms.</summary>
    public int HeldMs { get; set; } = 1000;

    /// <summary>Closings of the main contacts since the start.</summary>
    public int Closings { get; private set; }

    /// <summary>Openings of the main contacts while more than 1 A flowed through them.</summary>
    public int OpeningsUnderLoad { get; private set; }

    /// <summary>Whether the contacts weld: closed ones stay closed, open ones stay closed after their next closing.</summary>
    public bool IsWelded { get; private set; }

    /// <summary>Whether the contactor is jammed: open contacts stay open whatever the coil does.</summary>
    public bool IsJammedOpen { get; private set; }

    /// <summary>Welds the main contacts, or breaks the weld.</summary>
    /// <param name="isWelded">True to weld.</param>
    public void Weld(bool isWelded)
    {
        IsWelded = isWelded;
        _isAtRest = false;
    }

    /// <summary>Jams the contactor, or frees it.</summary>
    /// <param name="isJammedOpen">True to jam.</param>
    public void Jam(bool isJammedOpen)
    {
        IsJammedOpen = isJammedOpen;
        _isAtRest = false;
    }

    /// <summary>Moves the contacts.</summary>
    /// <param name="nowMs">Site time at the end of the step, ms.</param>
    /// <param name="isCoilSupplied">Whether the coil has been driven and supplied since the end of the last step.</param>
    /// <param name="milliamps">Current through the contacts, mA, unsigned.</param>
    internal void Step(long nowMs, bool isCoilSupplied, int milliamps)
    {
        bool isEnergised = isCoilSupplied && !IsCoilBroken;
        if (isEnergised != IsCoilEnergised)
        {
            IsCoilEnergised = isEnergised;
            _changedMs = nowMs - SiteTiming.StepMs;
            _isAtRest = false;
        }

        if (DoesNotHold && IsCoilEnergised)
        {
            FallOut(nowMs, milliamps);
        }

        if (_isAtRest)
        {
            return;
        }

        long sinceMs = nowMs - _changedMs;
        if (IsCoilEnergised)
        {
            Close(sinceMs);
        }
        else
        {
            Open(sinceMs, milliamps);
        }
    }

    private void FallOut(long nowMs, int milliamps)
    {
        if (IsMainClosed && !IsWelded && nowMs - _changedMs >= _closeMs + HeldMs)
        {
            Part(milliamps);
            _isAtRest = true;
        }
    }

    private void Close(long sinceMs)
    {
        if (IsMainClosed || IsJammedOpen)
        {
            _isAtRest = true;
            return;
        }

        if (sinceMs + sinceMs >= _closeMs)
        {
            _isMirrorClosed = false;
        }

        if (sinceMs >= _closeMs)
        {
            IsMainClosed = true;
            _isAtRest = true;
            Closings++;
        }
    }

    private void Open(long sinceMs, int milliamps)
    {
        if (IsMainClosed && IsWelded)
        {
            _isAtRest = true;
            return;
        }

        if (sinceMs < _openMs)
        {
            return;
        }

        Part(milliamps);
        _isAtRest = true;
    }

    private void Part(int milliamps)
    {
        if (IsMainClosed && milliamps > LoadMilliamps)
        {
            OpeningsUnderLoad++;
        }

        IsMainClosed = false;
        _isMirrorClosed = true;
    }
}
