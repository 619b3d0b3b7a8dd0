using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>
/// Counts the pulses that a meter gives for its energy. Like the real counter it begins at 0 with each boot, and pulses
/// given without a controller are lost.
/// </summary>
public sealed class SimulatedPulseCounter : IPulseCounter
{
    private const long MilliWattHoursPerKilowattHour = 1000000;

    private readonly MeterFace _face;
    private readonly int _pulsesPerKilowattHour;
    private readonly bool _countsExport;
    private long _atBoot;

    /// <summary>Wires a counter to a meter.</summary>
    /// <param name="face">What the meter shows.</param>
    /// <param name="pulsesPerKilowattHour">Its constant, pulses per kWh.</param>
    /// <param name="countsExport">Whether its export output is counted; otherwise import.</param>
    public SimulatedPulseCounter(MeterFace face, int pulsesPerKilowattHour, bool countsExport)
    {
        _face = face;
        _pulsesPerKilowattHour = pulsesPerKilowattHour;
        _countsExport = countsExport;
        Restart();
    }

    /// <inheritdoc/>
    public long Count => Given() - _atBoot;

    /// <summary>A boot: the counter begins again.</summary>
    public void Restart()
    {
        _atBoot = Given();
    }

    private long Given()
    {
        long milliWattHours = _countsExport ? _face.ExportMilliWattHours : _face.ImportMilliWattHours;
        return milliWattHours * _pulsesPerKilowattHour / MilliWattHoursPerKilowattHour;
    }
}
