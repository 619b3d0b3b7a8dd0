namespace NanoV2G.Tools.LimiterBench.Laws;

/// <summary>
/// Baseline F, in the manner of the YaSolR router's controller: proportional gain on the measurement, integral gain on the
/// error, no derivative, the sum clamped to what can be asked for; one step for each measurement.
/// </summary>
public sealed class IntegratingLaw : IControlLaw
{
    private const double ProportionalGain = 0.1;
    private const double IntegralGain = 0.3;

    private double _sumWatts;
    private int _lastGridWatts;
    private bool _hasBegun;

    /// <inheritdoc/>
    public int Decide(LawReadings readings)
    {
        if (readings.GridIsNew)
        {
            double change = _hasBegun ? readings.GridWatts - _lastGridWatts : 0;
            _hasBegun = true;
            _lastGridWatts = readings.GridWatts;
            double sum = _sumWatts + (IntegralGain * (readings.GridWatts + readings.ExportLimitWatts)) + (ProportionalGain * change);
            _sumWatts = Math.Clamp(sum, 0, readings.RequestWatts);
        }

        return (int)_sumWatts;
    }
}
