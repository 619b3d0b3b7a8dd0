using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>
/// The SunSpec models 702, 703 and 707 to 711 of a simulated inverter, in a row: one stored curve each, with two must-trip
/// points at most. Percentages in hundredths, frequencies in mHz, delays in hundredths of a second.
/// </summary>
internal sealed class ProtectionModels
{
    private const int MostPoints = 2;
    private const int VoltageTripLength = SunSpecRegisters.TripPoints - 1 + (3 * (1 + (3 * MostPoints)));
    private const int FrequencyTripLength = SunSpecRegisters.TripPoints - 1 + (3 * (1 + (4 * MostPoints)));
    private const int DroopLength = 22;

    private const int EnterService = SunSpecRegisters.HeaderCount + SunSpecRegisters.CapacityLength;
    private const int LowVoltage = EnterService + SunSpecRegisters.HeaderCount + SunSpecRegisters.EnterServiceLength;
    private const int HighVoltage = LowVoltage + SunSpecRegisters.HeaderCount + VoltageTripLength;
    private const int LowFrequency = HighVoltage + SunSpecRegisters.HeaderCount + VoltageTripLength;
    private const int HighFrequency = LowFrequency + SunSpecRegisters.HeaderCount + FrequencyTripLength;
    private const int Droop = HighFrequency + SunSpecRegisters.HeaderCount + FrequencyTripLength;

    /// <summary>Registers of all of them.</summary>
    public const int Count = Droop + SunSpecRegisters.HeaderCount + DroopLength;

    private readonly int[] _registers;
    private readonly int _start;

    /// <summary>Writes the models' headers and scale factors.</summary>
    /// <param name="registers">The inverter's registers.</param>
    /// <param name="start">Index of the first model.</param>
    public ProtectionModels(int[] registers, int start)
    {
        _registers = registers;
        _start = start;
        SetModel(0, SunSpecRegisters.CapacityModel, SunSpecRegisters.CapacityLength);
        SetModel(EnterService, SunSpecRegisters.EnterServiceModel, SunSpecRegisters.EnterServiceLength);
        Set(EnterService + 2, SunSpecRegisters.Enabled);
        Set(EnterService + 17, -2);
        Set(EnterService + 18, -3);
        SetTrip(LowVoltage, 0, VoltageTripLength, -2);
        SetTrip(HighVoltage, 1, VoltageTripLength, -2);
        SetTrip(LowFrequency, 2, FrequencyTripLength, -3);
        SetTrip(HighFrequency, 3, FrequencyTripLength, -3);
        SetModel(Droop, SunSpecRegisters.FrequencyDroopModel, DroopLength);
        Set(Droop + 5, 1);
    }

    /// <summary>Shows the protection as it is now.</summary>
    /// <param name="shown">The protection.</param>
    public void Refresh(ProtectionParameters shown)
    {
        int volts = shown.NominalVolts;
        Set(SunSpecRegisters.CapacityVoltageRating, volts);
        Set(SunSpecRegisters.CapacityVoltageSetting, volts);
        Set(EnterService + 3, Percent(shown.ReconnectionHighMillivolts, volts));
        Set(EnterService + 4, Percent(shown.ReconnectionLowMillivolts, volts));
        SetLong(EnterService + 5, shown.ReconnectionHighMilliHertz);
        SetLong(EnterService + 7, shown.ReconnectionLowMilliHertz);
        SetLong(EnterService + 9, shown.ReconnectionSeconds);
        SetVoltage(LowVoltage, 0, Percent(shown.UnderVoltageMillivolts, volts), shown.UnderVoltageMs);
        SetVoltage(HighVoltage, 0, Percent(shown.OverVoltage1Millivolts, volts), shown.OverVoltage1Ms);
        SetVoltage(HighVoltage, 1, Percent(shown.OverVoltage2Millivolts, volts), shown.OverVoltage2Ms);
        SetFrequency(LowFrequency, 0, shown.UnderFrequency1MilliHertz, shown.UnderFrequency1Ms);
        SetFrequency(LowFrequency, 1, shown.UnderFrequency2MilliHertz, shown.UnderFrequency2Ms);
        SetFrequency(HighFrequency, 0, shown.OverFrequencyMilliHertz, shown.OverFrequencyMs);
        Set(Droop + 2, shown.AnswersToFrequency ? SunSpecRegisters.Enabled : 0);
    }

    private static int Percent(int millivolts, int volts)
    {
        return ((millivolts * 10) + (volts / 2)) / volts;
    }

    private void SetTrip(int offset, int place, int length, int thresholdScale)
    {
        SetModel(offset, SunSpecRegisters.FirstTripModel + place, length);
        Set(offset + 2, SunSpecRegisters.Enabled);
        Set(offset + 5, MostPoints);
        Set(offset + 6, 1);
        Set(offset + 7, thresholdScale);
        Set(offset + 8, -2);
        Set(offset + 9, 1);
    }

    private void SetVoltage(int offset, int point, int percent, int delayMs)
    {
        int at = offset + SunSpecRegisters.HeaderCount + SunSpecRegisters.TripPoints;
        Set(at - 1, point + 1);
        Set(at + (3 * point), percent);
        SetLong(at + (3 * point) + 1, delayMs / 10);
    }

    private void SetFrequency(int offset, int point, int milliHertz, int delayMs)
    {
        int at = offset + SunSpecRegisters.HeaderCount + SunSpecRegisters.TripPoints;
        Set(at - 1, point + 1);
        SetLong(at + (4 * point), milliHertz);
        SetLong(at + (4 * point) + 2, delayMs / 10);
    }

    private void SetModel(int offset, int model, int length)
    {
        Set(offset, model);
        Set(offset + 1, length);
    }

    private void SetLong(int offset, int value)
    {
        Set(offset, value >> 16);
        Set(offset + 1, value);
    }

    private void Set(int offset, int value)
    {
        _registers[_start + offset] = value & 0xFFFF;
    }
}
