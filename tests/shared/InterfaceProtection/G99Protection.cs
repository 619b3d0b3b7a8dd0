using NanoV2G.Hal.Inverters;

namespace NanoV2G.Tests.InterfaceProtection;

/// <summary>The interface protection of EREC G99 table 10.1 (LV) as a driver shows it, written down once more.</summary>
public static class G99Protection
{
    public const int UnderVoltage = 0;
    public const int OverVoltage = 1;
    public const int UnderFrequency = 2;
    public const int OverFrequency = 3;

    /// <summary>Shows every setting as it must be.</summary>
    public static void Show(InverterProtection shown)
    {
        SetCurve(shown, UnderVoltage, 184000, 2500);
        SetCurve(shown, OverVoltage, 262200, 1000, 273700, 500);
        SetCurve(shown, UnderFrequency, 47500, 20000, 47000, 500);
        SetCurve(shown, OverFrequency, 52000, 500);
        shown.Set(InverterProtection.Reconnection, 262200);
        shown.Set(InverterProtection.Reconnection + 1, 184000);
        shown.Set(InverterProtection.Reconnection + 2, 52000);
        shown.Set(InverterProtection.Reconnection + 3, 47500);
        shown.Set(InverterProtection.Reconnection + 4, 20000);
        shown.Set(InverterProtection.FrequencyResponse, 1);
        shown.Publish();
    }

    /// <summary>Replaces a curve: threshold and delay of each point.</summary>
    public static void SetCurve(InverterProtection shown, int curve, params int[] points)
    {
        int start = curve * InverterProtection.BlockLength;
        shown.Set(start, points.Length / 2);
        for (int index = 0; index < points.Length; index++)
        {
            shown.Set(start + 1 + index, points[index]);
        }
    }
}
