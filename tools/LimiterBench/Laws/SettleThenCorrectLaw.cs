namespace NanoV2G.Tools.LimiterBench.Laws;

/// <summary>
/// Baseline A, in the manner of OpenDTU-OnBattery: one correction by the whole difference, then nothing until the command
/// is acknowledged and a boundary reading is 2 s younger than the inverter's first report after it. While nothing changes
/// it looks less and less often. No ramp, no margin.
/// </summary>
public sealed class SettleThenCorrectLaw : IControlLaw
{
    private const int SettleMs = 2000;
    private const int CommandTimeoutMs = 30000;
    private const int MeterTimeoutMs = 30000;
    private const int BlindWatts = 100;
    private const int ShortestPauseMs = 128;
    private const int LongestPauseMs = 1024;

    private int _commandWatts;
    private long _commandMs;
    private bool _isPending;
    private long _reportMs = -1;
    private long _nextMs;
    private int _pauseMs = ShortestPauseMs;

    /// <inheritdoc/>
    public int Decide(LawReadings readings)
    {
        if (readings.NowMs >= _nextMs && !IsWaiting(readings))
        {
            Correct(readings);
        }

        return _commandWatts;
    }

    private bool IsWaiting(LawReadings readings)
    {
        if (_isPending)
        {
            bool isDone = readings.AcknowledgedMs >= _commandMs && readings.AcknowledgedWatts == _commandWatts;
            _isPending = !isDone && readings.NowMs - _commandMs < CommandTimeoutMs;
            _reportMs = -1;
        }

        if (!_isPending && _reportMs < 0 && readings.DischargeMs > _commandMs)
        {
            _reportMs = readings.DischargeMs;
        }

        return _isPending || _reportMs < 0;
    }

    private void Correct(LawReadings readings)
    {
        bool isBlind = readings.NowMs - readings.PolledMs > MeterTimeoutMs;
        if (!isBlind && readings.GridMs <= _reportMs + SettleMs)
        {
            return;
        }

        int target = readings.Bounded(isBlind ? BlindWatts : (long)readings.DischargeWatts + readings.GridWatts + readings.ExportLimitWatts);
        if (target == readings.DischargeWatts || target == _commandWatts)
        {
            _nextMs = readings.NowMs + _pauseMs;
            _pauseMs = Math.Min(_pauseMs * 2, LongestPauseMs);
            return;
        }

        _pauseMs = ShortestPauseMs;
        _commandWatts = target;
        _commandMs = readings.NowMs;
        _isPending = true;
    }
}
