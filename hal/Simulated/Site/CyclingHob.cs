namespace NanoV2G.Hal.Simulated.Site;

/// <summary>A hob with a heating zone on each phase, held at a temperature by switching full power on and off.</summary>
internal sealed class CyclingHob
{
    private readonly int _watts;
    private readonly int _onPermille;
    private readonly int[] _periodMs;

    internal CyclingHob(SiteParameters parameters)
    {
        _watts = parameters.HobWatts;
        _onPermille = parameters.HobOnPermille;
        _periodMs = new int[parameters.PhaseCount];
        for (int phase = 0; phase < _periodMs.Length; phase++)
        {
            // Periods that differ bring the zones together and apart again: every combination comes.
            _periodMs[phase] = parameters.HobPeriodMs + (phase * parameters.HobPeriodMs / 10);
        }
    }

    /// <summary>What a zone draws.</summary>
    /// <param name="phase">Phase, from 0.</param>
    /// <param name="nowMs">Site time, ms.</param>
    /// <returns>Power, W.</returns>
    internal int WattsAt(int phase, long nowMs)
    {
        long sinceMs = nowMs % _periodMs[phase];
        return sinceMs * 1000 < (long)_periodMs[phase] * _onPermille ? _watts : 0;
    }
}
