using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Inverters;

namespace NanoV2G.Firmware.InterfaceProtection;

/// <summary>
/// No discharge through an inverter whose interface protection differs from ENA EREC G99 table 10.1 (LV), or that does not
/// show it while nobody has declared it. Charging is left alone. What was read is compared when it has changed, a curve at each
/// tick, and until the last one the verdict of before holds. Of a curve every stage must be there as a point; other points may only draw the stairs out: above a stage's delay
/// at its threshold, or beyond the last threshold at its delay.
/// </summary>
public sealed class ProtectionCheck : ILimitSource
{
    /// <summary>Accepted difference of a voltage, mV: an inverter that keeps whole volts, or tenths of a percent (derived).</summary>
    public const int ToleranceMillivolts = 500;

    /// <summary>Accepted difference of a frequency, mHz: an inverter that keeps hundredths of a hertz (derived).</summary>
    public const int ToleranceMilliHertz = 10;

    /// <summary>Accepted difference of a delay, ms: one period of 50 Hz, since inverters count in periods (derived).</summary>
    public const int ToleranceMs = 20;

    /// <summary>Time in range before it may reconnect, ms (recalled); a longer one is accepted.</summary>
    public const int LeastReconnectionMs = 20000;

    /// <summary>Ticks that a judgement takes: four curves and the ranges.</summary>
    public const int Parts = 5;

    private const int Columns = 2;

    private readonly UnitSettings _settings;
    private readonly InverterProtection _shown;
    private readonly int[] _values;
    private readonly IEventSink _events;
    private int _version;
    private int _part = Parts;
    private int _judgedValue;
    private int _setting;
    private int _value;
    private LimitReason _found;
    private LimitReason _reason = LimitReason.ProtectionNotShown;

    /// <summary>Checks this inverter.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="shown">What the inverter shows.</param>
    /// <param name="events">Takes each change.</param>
    public ProtectionCheck(UnitSettings settings, InverterProtection shown, IEventSink events)
    {
        _settings = settings;
        _shown = shown;
        _values = shown.Values;
        _events = events;
    }

    /// <summary>
    /// Number of the <see cref="ProtectionSetting"/> for which discharge is refused: the first that differs, or the first that is
    /// not shown when none differs. 0 when none is, or nothing has been read.
    /// </summary>
    public int Setting;

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        if (_shown.Version != _version)
        {
            Begin();
        }

        if (_part < Parts)
        {
            Judge();
            _part++;
            if (_part == Parts)
            {
                _reason = _found;
                if (_setting != Setting || _value != _judgedValue)
                {
                    Setting = _setting;
                    _judgedValue = _value;
                    _events.Raise(EventCode.ProtectionJudged, Setting, _value);
                }
            }
        }

        if (_reason != LimitReason.Rating)
        {
            window.NarrowExport(0, _reason);
        }
    }

    private void Begin()
    {
        _version = _shown.Version;
        _setting = 0;
        _value = 0;
        _found = LimitReason.Rating;
        _part = 0;
        if (_version == 0)
        {
            // Another device may be there; nothing is known of it.
            _reason = LimitReason.ProtectionNotShown;
            _part = Parts;
        }
    }

    private void Judge()
    {
        switch (_part)
        {
            case 0:
                JudgeCurve(0, 0, 0);
                break;
            case 1:
                JudgeCurve(1, 1, 2);
                break;
            case 2:
                JudgeCurve(2, 3, 4);
                break;
            case 3:
                JudgeCurve(3, 5, 5);
                break;
            default:
                JudgeRanges();
                break;
        }
    }

    private void JudgeRanges()
    {
        int first = InverterProtection.Reconnection;
        JudgeRange((int)ProtectionSetting.ReconnectionVoltageHigh, first, 0, SupplyWatch.HighestMillivolts + ToleranceMillivolts);
        JudgeRange((int)ProtectionSetting.ReconnectionVoltageLow, first + 1, SupplyWatch.LowestMillivolts - ToleranceMillivolts, int.MaxValue);
        JudgeRange((int)ProtectionSetting.ReconnectionFrequencyHigh, first + 2, 0, SupplyWatch.HighestMilliHertz + ToleranceMilliHertz);
        JudgeRange((int)ProtectionSetting.ReconnectionFrequencyLow, first + 3, SupplyWatch.LowestMilliHertz - ToleranceMilliHertz, int.MaxValue);
        JudgeRange((int)ProtectionSetting.ReconnectionDelay, first + 4, LeastReconnectionMs, int.MaxValue);
        int response = _settings.FrequencyResponder == UnitSettings.InverterResponds ? 1 : 0;
        JudgeRange((int)ProtectionSetting.FrequencyResponse, InverterProtection.FrequencyResponse, response, response);
    }

    private void JudgeCurve(int curve, int firstStage, int lastStage)
    {
        int start = (curve * InverterProtection.BlockLength) + 1;
        int points = _values[start - 1];
        if (points == InverterProtection.NotShown)
        {
            Refuse((Columns * firstStage) + 1, points);
            return;
        }

        int onStairs = 0;
        for (int stage = firstStage; stage <= lastStage; stage++)
        {
            int sign = stage != lastStage ? 0 : (curve & 1) == 0 ? -1 : 1;
            int rank = stage - firstStage;
            onStairs |= JudgeStage(stage, start, points, rank < points ? _values[start + (Columns * rank)] : 0, sign);
        }

        for (int point = 0; point < points; point++)
        {
            if (((onStairs >> point) & 1) == 0)
            {
                Refuse((Columns * lastStage) + 1, _values[start + (Columns * point)]);
            }
        }
    }

    /// <summary>One of the points must be the stage. Gives the mask of the points that lie on its step.</summary>
    private int JudgeStage(int stage, int start, int points, int value, int sign)
    {
        int threshold = Threshold(stage, out int stageMs);
        int setting = (Columns * stage) + 1;
        int tolerance = threshold < SupplyWatch.LowestMillivolts ? ToleranceMilliHertz : ToleranceMillivolts;
        int onStep = 0;
        for (int point = 0; point < points; point++)
        {
            int outwards = _values[start + (Columns * point)] - threshold;
            int delayMs = _values[start + (Columns * point) + 1];
            int longer = delayMs - stageMs;
            bool isInTime = longer >= -ToleranceMs && longer <= ToleranceMs;
            if (outwards >= -tolerance && outwards <= tolerance)
            {
                // The stage, or the riser that ends in it.
                onStep |= longer >= -ToleranceMs ? 1 << point : 0;
                setting = isInTime || setting == 0 ? 0 : (Columns * stage) + 2;
                value = delayMs;
            }
            else if (isInTime && outwards * sign > 0)
            {
                // The tread of the last stage goes on for ever.
                onStep |= 1 << point;
            }
        }

        if (setting != 0)
        {
            Refuse(setting, value);
        }

        return onStep;
    }

    /// <summary>Threshold and delay of each stage, of a curve from the mildest on.</summary>
    private static int Threshold(int stage, out int delayMs)
    {
        delayMs = 500;
        switch (stage)
        {
            case 0:
                delayMs = 2500;
                return SupplyWatch.LowestMillivolts;
            case 1:
                delayMs = 1000;
                return SupplyWatch.HighestMillivolts;
            case 2:
                return SupplyWatch.FarTooHighMillivolts;
            case 3:
                delayMs = 20000;
                return SupplyWatch.LowestMilliHertz;
            case 4:
                return SupplyWatch.FarTooLowMilliHertz;
            default:
                return SupplyWatch.HighestMilliHertz;
        }
    }

    private void JudgeRange(int setting, int index, int least, int most)
    {
        int value = _values[index];
        if (value < least || value > most)
        {
            Refuse(setting, value);
        }
    }

    /// <summary>What differs comes before what is not shown; of each the first counts.</summary>
    private void Refuse(int setting, int value)
    {
        bool isHidden = value == InverterProtection.NotShown;
        if (isHidden ? !_settings.ProtectionDeclared && _setting == 0 : _found != LimitReason.ProtectionDiffers)
        {
            _setting = setting;
            _value = value;
            _found = isHidden ? LimitReason.ProtectionNotShown : LimitReason.ProtectionDiffers;
        }
    }
}
