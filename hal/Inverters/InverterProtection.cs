using System.Threading;

namespace NanoV2G.Hal.Inverters;

/// <summary>
/// The interface protection of an inverter as it was read back: four trip curves, the conditions of its reconnection and
/// whether it answers to frequency. A reused object; the bus thread writes it, the control thread reads it when
/// <see cref="Version"/> has changed. A value that changes under the reader changes the version too, so it is read again.
/// </summary>
public sealed class InverterProtection
{
    /// <summary>Stands for a setting that the inverter does not show.</summary>
    public const int NotShown = int.MinValue;

    /// <summary>Most points of a curve: two stages drawn as stairs, with both ends (derived).</summary>
    public const int MostPoints = 5;

    /// <summary>
    /// Values from one block to the next. The first four blocks are the curves of under-voltage, over-voltage, under-frequency
    /// and over-frequency: how many points, then threshold and delay of each. A block that is not shown has it in its first value.
    /// </summary>
    public const int BlockLength = 1 + (2 * MostPoints);

    /// <summary>Whether it answers to frequency: 1 or 0.</summary>
    public const int FrequencyResponse = 4 * BlockLength;

    /// <summary>Highest voltage at which it reconnects, mV. The lowest follows, then the highest and the lowest frequency, mHz, and the delay, ms.</summary>
    public const int Reconnection = 5 * BlockLength;

    /// <summary>Thresholds in mV or mHz, delays in ms, each where the numbers above say.</summary>
    public readonly int[] Values = new int[Reconnection + 5];

    /// <summary>Another number each time that something has been read which differs from before; 0 before everything has been read once.</summary>
    public int Version;

    private int _lastVersion;
    private bool _hasChanged;

    /// <summary>Knows nothing.</summary>
    public InverterProtection()
    {
        Forget();
    }

    /// <summary>Forgets everything: another device may be there.</summary>
    public void Forget()
    {
        Interlocked.Exchange(ref Version, 0);
        for (int index = 0; index < Values.Length; index++)
        {
            Set(index, NotShown);
        }
    }

    /// <summary>Notes one value.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="value">The value.</param>
    public void Set(int index, int value)
    {
        _hasChanged |= Values[index] != value;
        Values[index] = value;
    }

    /// <summary>Everything has been read: what changed is to be looked at.</summary>
    public void Publish()
    {
        if (_hasChanged || Version == 0)
        {
            _hasChanged = false;
            _lastVersion++;
            Interlocked.Exchange(ref Version, _lastVersion);
        }
    }
}
