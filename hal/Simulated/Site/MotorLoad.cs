namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// A motor that starts at intervals: for the time of its inrush it draws a multiple of its running current, nearly all of
/// it reactive, then its running power.
/// </summary>
internal sealed class MotorLoad
{
    /// <summary>Power factor while running (derived: a small loaded motor).</summary>
    private const int RunningFactorPermille = 800;

    /// <summary>Reactive part of the running apparent power, permille: the other side of a power factor of 0.8.</summary>
    private const int RunningReactivePermille = 600;

    /// <summary>Power factor of a motor that does not turn yet (derived: 0.3 of a locked rotor).</summary>
    private const int InrushFactorPermille = 300;

    /// <summary>Reactive part of the inrush, permille.</summary>
    private const int InrushReactivePermille = 954;

    private readonly int _phase;
    private readonly int _everyMs;
    private readonly int _runMs;
    private readonly int _inrushMs;
    private readonly int _runningVoltAmps;
    private readonly int _inrushVoltAmps;

    internal MotorLoad(SiteParameters parameters)
    {
        _phase = parameters.MotorPhase;
        _everyMs = parameters.MotorEveryMs;
        _runMs = parameters.MotorRunMs;
        _inrushMs = parameters.MotorInrushMs;
        _runningVoltAmps = parameters.MotorWatts * 1000 / RunningFactorPermille;
        _inrushVoltAmps = _runningVoltAmps * parameters.MotorInrushTimes;
    }

    /// <summary>What it draws.</summary>
    /// <param name="phase">Phase, from 0.</param>
    /// <param name="nowMs">Site time, ms.</param>
    /// <returns>Power, W.</returns>
    internal int WattsAt(int phase, long nowMs)
    {
        long sinceMs = SinceStartMs(phase, nowMs);
        return sinceMs >= _runMs ? 0
            : sinceMs < _inrushMs ? _inrushVoltAmps * InrushFactorPermille / 1000
            : _runningVoltAmps * RunningFactorPermille / 1000;
    }

    /// <summary>Its reactive power.</summary>
    /// <param name="phase">Phase, from 0.</param>
    /// <param name="nowMs">Site time, ms.</param>
    /// <returns>Reactive power, var.</returns>
    internal int VarsAt(int phase, long nowMs)
    {
        long sinceMs = SinceStartMs(phase, nowMs);
        return sinceMs >= _runMs ? 0
            : sinceMs < _inrushMs ? _inrushVoltAmps * InrushReactivePermille / 1000
            : _runningVoltAmps * RunningReactivePermille / 1000;
    }

    private long SinceStartMs(int phase, long nowMs)
    {
        // The first start comes half an interval after the start of the site.
        long sinceMs = nowMs - (_everyMs / 2);
        bool isConnected = _phase == SiteParameters.EveryPhase || _phase == phase + 1;
        return isConnected && sinceMs >= 0 ? sinceMs % _everyMs : long.MaxValue;
    }
}
