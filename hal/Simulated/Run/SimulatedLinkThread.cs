using NanoV2G.Hal.Board;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Storage;

namespace NanoV2G.Hal.Simulated.Run;

/// <summary>
/// The thread that connects the link as the real board does: it asks the program for the parked posture, marks the
/// attempt in flash, and stops the interpreter for as long as name resolution and handshake take, or for ever when the
/// broker accepts the connection and then says nothing.
/// </summary>
public sealed class SimulatedLinkThread
{
    /// <summary>Interval of its steps, ms, as on the real board.</summary>
    public const int StepMs = 50;

    /// <summary>A handshake with client certificate on an ESP32 at 160 MHz, ms (derived: it normally ends inside the supervisor's 2 s).</summary>
    public const int UsualHandshakeMs = 900;

    /// <summary>How long an unreachable name server stops the interpreter, ms (read in the runtime's sources).</summary>
    public const int SlowNameMs = 7000;

    /// <summary>Time from a boot to the network's being up, ms.</summary>
    private const int NetworkUpMs = 2000;

    private readonly SimulatedRun _run;
    private readonly IFileStore _store;
    private readonly IDialledLink _link;
    private ConnectionAttempts _attempts;
    private bool _isAttempting;
    private bool _wasConnected;
    private long _nextMs;
    private int _handshakeMs;

    /// <summary>Connects the link of a run.</summary>
    /// <param name="run">The run whose interpreter stands still.</param>
    /// <param name="store">Flash, for the marks of attempts.</param>
    /// <param name="link">The link, or null when it cannot be connected from outside.</param>
    internal SimulatedLinkThread(SimulatedRun run, IFileStore store, IDialledLink link)
    {
        _run = run;
        _store = store;
        _link = link;
    }

    /// <summary>
    /// How long a handshake stops the interpreter, ms, 0 or more. At 0, the default, the link connects by itself and
    /// nothing stops. Set before the first boot.
    /// </summary>
    public int HandshakeMs
    {
        get
        {
            return _handshakeMs;
        }

        set
        {
            _handshakeMs = value;
            if (_link != null)
            {
                _link.IsDialled = value > 0;
            }
        }
    }

    /// <summary>Whether the broker accepts connections and then says nothing: an attempt never ends.</summary>
    public bool BrokerIsSilent { get; private set; }

    /// <summary>Whether the first name server does not answer.</summary>
    public bool NamesAreSlow { get; private set; }

    /// <summary>Attempts begun since the start.</summary>
    public int Attempts { get; private set; }

    /// <summary>Makes the broker silent, which loses the connection, or lets it speak again.</summary>
    /// <param name="isSilent">True to silence it.</param>
    internal void SilenceBroker(bool isSilent)
    {
        BrokerIsSilent = isSilent;
        DropIf(isSilent);
    }

    /// <summary>Lets the first name server and the connection go, or brings the name server back.</summary>
    /// <param name="isSlow">True to let it go.</param>
    internal void SlowNames(bool isSlow)
    {
        NamesAreSlow = isSlow;
        DropIf(isSlow);
    }

    /// <summary>The chip has started: what was under way is forgotten, but for the marks in flash.</summary>
    internal void Boot()
    {
        _isAttempting = false;
        _wasConnected = false;
        _nextMs = 0;
        _attempts = _handshakeMs > 0 && _link != null ? new ConnectionAttempts(new AttemptMark(_store)) : null;
    }

    /// <summary>Moves on, while the interpreter runs.</summary>
    /// <param name="nowMs">Monotonic time of the board, ms.</param>
    /// <param name="gate">The program's permission to block.</param>
    internal void Step(long nowMs, IParkedGate gate)
    {
        if (_attempts == null || nowMs < _nextMs)
        {
            return;
        }

        _nextMs = nowMs + StepMs;
        if (_isAttempting)
        {
            // The interpreter runs again: the call that had stopped it has returned.
            _isAttempting = false;
            _wasConnected = _link.TryConnect();
            _attempts.End(nowMs, _wasConnected, gate);
        }
        else if (_wasConnected)
        {
            LookForLoss(nowMs);
        }
        else if (_attempts.TryBegin(nowMs, nowMs >= NetworkUpMs, gate))
        {
            Attempts++;
            _isAttempting = true;
            Stall();
        }
    }

    private void Stall()
    {
        if (BrokerIsSilent)
        {
            _run.FreezeForEver();
        }
        else
        {
            _run.Freeze((NamesAreSlow ? SlowNameMs : 0) + _handshakeMs);
        }
    }

    private void LookForLoss(long nowMs)
    {
        if (!_link.IsConnected)
        {
            _wasConnected = false;
            _attempts.Lose(nowMs);
        }
    }

    private void DropIf(bool isLost)
    {
        if (isLost && _link != null)
        {
            _link.Drop();
        }
    }
}
