using NanoV2G.Firmware.Events;

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// Proves what the boundary meter shows of one phase by the unit's own steps: a transformer that is reversed, off its cable or on another phase, or a
/// current that stands still, shows plausible readings that only do not answer. What the unit does anyway counts when the
/// meter answers to it; where nothing has for a minute, the unit steps down a little and asks. A house that moves at the
/// same time is told from a meter that lies by asking again.
/// </summary>
public sealed class PhaseProof
{
    /// <summary>Longest time above the open-loop cap without an answer before the unit steps, ms (design invariant 3).</summary>
    public const int AskAfterMs = 60000;

    /// <summary>Own step that asks, mA per phase: far above the meter's noise, and 4 A s a minute are what it costs.</summary>
    public const int StepMilliamps = 900;

    /// <summary>Steps without an answer in a row that refute the meter.</summary>
    public const int MostUnanswered = 3;

    /// <summary>Power up to which an unproved meter is believed where the open-loop cap is less, mA per phase: less leaves no step to ask with.</summary>
    public const int LeastUnprovedMilliamps = 2500;

    /// <summary>Time between two steps at a refuted meter, ms.</summary>
    public const int AskRefutedMs = 15000;

    /// <summary>Movement of own current that is judged, mA: three quarters of a step, the first reading shows it in part.</summary>
    private const int JudgedMilliamps = StepMilliamps * 3 / 4;

    /// <summary>Movement of own current up to which it stands still, mA.</summary>
    private const int StillMilliamps = 200;

    /// <summary>How old the reading before a movement may be, ms: in a longer time the house moves too much.</summary>
    private const int MostBaseMs = 6000;

    /// <summary>Time from the reading that shows own movement to the one that must show its answer, ms: more lag than the settings say is no lie.</summary>
    private const int LagMs = 1000;

    /// <summary>How long a house must have been at rest for a missing answer to count, ms.</summary>
    private const int QuietMs = 12000;

    /// <summary>Longest step, ms: then own current does not follow, which is not the meter's fault.</summary>
    private const int MostStepMs = 8000;

    /// <summary>
    /// Movement of the boundary between two readings, while the unit stood still, that puts a proved meter in doubt, mA: a large
    /// load, or a transformer that has just been turned over or pulled off.
    /// </summary>
    public const int DoubtMilliamps = 6000;

    /// <summary>How long a doubt lasts, ms: two steps; what happens later has nothing to do with it.</summary>
    private const int DoubtMs = 8000;

    /// <summary>Current up to which a boundary has come to nothing at once, which is seldom chance, mA.</summary>
    private const int GoneMilliamps = 40;

    /// <summary>Movement between two readings up to which a meter in doubt may be asked, mA: else the house answers.</summary>
    private const int RestMilliamps = 300;

    /// <summary>
    /// How long an unproved meter that has left a step without an answer, or answered only since, must have been at rest before the next, ms:
    /// one that is late by less would answer the step before. Beside a house without rest it is asked all the same, after the time of a refuted one.
    /// </summary>
    private const int EchoMs = 3000;

    /// <summary>Own movement of which an honest meter shows at least a quarter in time, unless the house hides it, mA.</summary>
    private const int GreatMilliamps = 2500;

    /// <summary>
    /// Own movement that one phase of three must not show turned over, mA: less than a great one, since an inverter of three phases
    /// moves the current of each by a third of what one of a single phase does.
    /// </summary>
    private const int TurnedOverMilliamps = 1500;

    /// <summary>
    /// Own movement that needs no second one beside it to unprove a meter that does not show it, mA: when it went the other way, or when
    /// the reading had just jumped, so that the load's part in it is known.
    /// </summary>
    private const int PlainMilliamps = 5000;

    /// <summary>
    /// Answers in a row that prove a meter which has left a step without one: a late meter shows an earlier step, and one of
    /// these may come at the right time by chance.
    /// </summary>
    private const int AnswersAfterSilence = 3;

    /// <summary>Movement that is a load's and no step's that comes late, mA: more than an unproved meter leaves the unit.</summary>
    private const int LoadMilliamps = 3500;

    private const int Nothing = int.MinValue;

    private readonly bool _isOneOfThree;
    private readonly IEventSink _events;
    private int _baseOwn = Nothing;
    private int _baseGrid;
    private long _baseMs;
    private bool _hasMoved;
    private long _movedMs;
    private long _restlessMs = -QuietMs;
    private int _unanswered;
    private long _answeredMs;
    private long _stepMs = -1;
    private int _stepTo;
    private int _lastOwn;
    private int _lastGrid;
    private long _doubtMs = -DoubtMs;
    private long _restSinceMs;
    private long _askedMs;
    private bool _isDisturbed;
    private int _unheeded;
    private int _answersDue;
    private long _stillMs;
    private bool _isLoad;
    private long _jumpMs = -DoubtMs;
    private bool _jumpIsForeign;

    /// <summary>Begins with a meter that has answered nothing.</summary>
    /// <param name="isOneOfThree">Whether the inverter feeds three phases, each with a third of its power.</param>
    /// <param name="events">Takes the refutation.</param>
    public PhaseProof(bool isOneOfThree, IEventSink events)
    {
        _isOneOfThree = isOneOfThree;
        _events = events;
    }

    /// <summary>Whether the meter has answered since it was last lost, and no steps since were without an answer.</summary>
    public bool IsProved;

    /// <summary>Whether a step may be asked for now; while not, somebody else moves own power to see what it does, and the meter is to show that.</summary>
    public bool MayStep = true;

    /// <summary>Whether step after step has remained without an answer.</summary>
    public bool IsRefuted => _unanswered >= MostUnanswered;

    /// <summary>Own current that a step leaves, mA, without sign; int.MaxValue while none is asked for.</summary>
    public int MostOwnMilliamps => _stepMs < 0 ? int.MaxValue : _stepTo;

    /// <summary>The meter was lost, or nothing flows: what was known of it is old.</summary>
    public void Forget()
    {
        _baseOwn = Nothing;
        _hasMoved = false;
        _stepMs = -1;
        _unanswered = 0;
        _lastGrid = 0;
        _doubtMs = -DoubtMs;
        IsProved = false;
        _answersDue = 0;
    }

    /// <summary>Takes a reading over.</summary>
    /// <param name="sampleMs">Its time, monotonic ms.</param>
    /// <param name="ownMilliamps">Mean own current of the phase in the time that it averages, mA, positive = charging.</param>
    /// <param name="gridMilliamps">What it shows, active, mA, positive = import.</param>
    /// <param name="capMilliamps">The open-loop cap in the direction of own current, mA: up to it nobody needs the meter.</param>
    public void Observe(long sampleMs, int ownMilliamps, int gridMilliamps, int capMilliamps)
    {
        int unexplained = Doubt(sampleMs, ownMilliamps, gridMilliamps);
        int moved = _baseOwn == Nothing ? 0 : ownMilliamps - _baseOwn;
        moved = moved < 0 ? -moved : moved;
        if (sampleMs == _doubtMs && (_jumpIsForeign || (!_hasMoved && moved < JudgedMilliamps)))
        {
            // What has just begun to move is not over: a meter that averages shows the rest of it with its next reading. A step
            // that was asked for is no question any more, and no movement of before it can be judged.
            _jumpMs = _hasMoved ? _jumpMs : sampleMs;
            _baseOwn = Nothing;
            _hasMoved = false;
            _stepMs = -1;
        }
        else if (_hasMoved && sampleMs - _movedMs < LagMs)
        {
            return;
        }
        else if (_hasMoved)
        {
            Judge(sampleMs, ownMilliamps - _baseOwn, gridMilliamps - _baseGrid);
            SetBase(sampleMs, ownMilliamps, gridMilliamps);
        }
        else if (moved >= JudgedMilliamps)
        {
            _hasMoved = true;
            _movedMs = sampleMs;
        }
        else if (_stepMs >= 0)
        {
            // The base stays as the step found it: a meter quicker than the settings say answers before own current seems to move.
            _stepMs = sampleMs - _stepMs > MostStepMs ? -1 : _stepMs;
        }
        else if (moved <= StillMilliamps || sampleMs - _baseMs > MostBaseMs)
        {
            _restlessMs = moved <= StillMilliamps && ActiveCurrent.Magnitude(gridMilliamps - _baseGrid) > StepMilliamps / 2 ? sampleMs : _restlessMs;
            SetBase(sampleMs, ownMilliamps, gridMilliamps);
            Ask(sampleMs, unexplained, ownMilliamps < 0 ? -ownMilliamps : ownMilliamps, capMilliamps);
        }
    }

    private void Judge(long sampleMs, int own, int grid)
    {
        // Between half and twice the movement, in its direction.
        int shown = own < 0 ? -grid : grid;
        int asked = ActiveCurrent.Magnitude(own);
        bool isGreat = asked >= GreatMilliamps;
        bool isJudged = asked >= JudgedMilliamps;
        bool isAnswer = isJudged && shown >= asked / 2 && shown <= asked * 2;
        bool isTurnedOver = _isOneOfThree && asked >= TurnedOverMilliamps && shown <= -asked / 2 && shown >= -asked * 2;
        bool isDoubted = IsInDoubt(sampleMs);
        bool wasProved = IsProved;
        if (isAnswer)
        {
            _unanswered = 0;
            _answeredMs = sampleMs;
            _doubtMs = -DoubtMs;
            _answersDue = _answersDue > 0 ? _answersDue - 1 : 0;
            IsProved |= _answersDue == 0;
            _unheeded = 0;
        }
        else if ((isGreat && shown < asked / 4) || isTurnedOver)
        {
            bool hasJumped = sampleMs - _jumpMs < DoubtMs;
            CountUnheeded(hasJumped ? isTurnedOver || asked >= PlainMilliamps : asked >= PlainMilliamps && shown <= -asked / 2);
        }
        else if (_stepMs >= 0 && !isGreat && isJudged && _unanswered < MostUnanswered && (isDoubted ? !_isDisturbed : sampleMs - _restlessMs > QuietMs))
        {
            // Only what was asked for counts against the meter: what the loop does follows the house, and both hide each other.
            // Nor does it beside a house that has just moved by half a step while the unit stood still: it may hide the answer.
            // A meter in doubt is unproved by the first.
            IsProved = IsProved && !isDoubted;
            _doubtMs = isDoubted ? sampleMs : _doubtMs;
            CountUnanswered(own, grid);
        }

        if (!wasProved && isJudged && !isAnswer && !_isLoad && (_stepMs >= 0 || !MayStep))
        {
            _answersDue = AnswersAfterSilence;
        }

        _stepMs = -1;
    }

    // What the loop does follows the house, but hardly hides behind it twice: a meter as late as that makes the loop hunt.
    private void CountUnheeded(bool isPlain)
    {
        _unheeded += isPlain ? 2 : 1;
        if (IsProved && _unheeded >= 2)
        {
            IsProved = false;
            _unanswered = 1;
            _unheeded = 0;
        }
    }

    private void CountUnanswered(int own, int grid)
    {
        _unanswered++;
        if (IsRefuted)
        {
            IsProved = false;
            _events.Raise(EventCode.MeterRefuted, own, grid);
        }
    }

    private bool IsInDoubt(long sampleMs)
    {
        return sampleMs - _doubtMs < DoubtMs;
    }

    /// <summary>What of the meter's movement since the reading before own current does not explain, mA without sign.</summary>
    private int Doubt(long sampleMs, int ownMilliamps, int gridMilliamps)
    {
        int own = ownMilliamps - _lastOwn;
        int unexplained = gridMilliamps - _lastGrid - own;
        unexplained = unexplained < 0 ? -unexplained : unexplained;
        _lastOwn = ownMilliamps;
        _lastGrid = gridMilliamps;
        if (IsProved && unexplained >= DoubtMilliamps)
        {
            // A meter that is turned over or dead makes a jump of what the unit itself does, and twice as much at the most. Between
            // three phases the loop moves too little to be taken for the load.
            _jumpIsForeign = _isOneOfThree && (own < 0 ? -own : own) < unexplained / 4;
            _doubtMs = sampleMs;
            IsProved = ActiveCurrent.Magnitude(gridMilliamps) > GoneMilliamps;
        }

        _isDisturbed |= unexplained >= DoubtMilliamps;
        _restSinceMs = unexplained > RestMilliamps ? sampleMs : _restSinceMs;
        _stillMs = unexplained > RestMilliamps ? _stillMs : sampleMs;
        NoteLoad(unexplained >= LoadMilliamps || sampleMs - _stillMs > EchoMs);
        return unexplained;
    }

    /// <summary>Beside a load that comes and goes, or a house without rest, a missing answer is no sign of lateness.</summary>
    private void NoteLoad(bool isLoad)
    {
        if (isLoad)
        {
            _isLoad = true;
            _answersDue = 0;
        }
    }

    private bool MayAsk(long sampleMs, int unexplained)
    {
        return IsProved
            ? unexplained <= RestMilliamps || !IsInDoubt(sampleMs)
            : (_unanswered == 0 && _answersDue % AnswersAfterSilence == 0) || sampleMs - _restSinceMs >= EchoMs || sampleMs - _askedMs >= AskRefutedMs;
    }

    private void Ask(long sampleMs, int unexplained, int ownMilliamps, int capMilliamps)
    {
        if (IsRefuted && ownMilliamps < StepMilliamps && sampleMs - _answeredMs >= AskRefutedMs)
        {
            // No step can be made from here: believed again within what an unproved meter may, it is asked there.
            _unanswered = 0;
        }

        int waitMs = IsRefuted ? AskRefutedMs : IsProved && _unanswered == 0 && !IsInDoubt(sampleMs) ? AskAfterMs : 0;
        bool isAbove = ownMilliamps > capMilliamps || !IsProved;
        if (isAbove && MayStep && ownMilliamps >= StepMilliamps && sampleMs - _answeredMs >= waitMs && MayAsk(sampleMs, unexplained))
        {
            _answeredMs = IsRefuted ? sampleMs : _answeredMs;
            _stepMs = sampleMs;
            _askedMs = sampleMs;
            _stepTo = ownMilliamps - StepMilliamps;
        }
    }

    private void SetBase(long sampleMs, int ownMilliamps, int gridMilliamps)
    {
        _baseOwn = ownMilliamps;
        _baseGrid = gridMilliamps;
        _baseMs = sampleMs;
        _hasMoved = false;
        _isDisturbed = false;
        _isLoad = false;
    }
}
