using NanoV2G.Firmware.Events;

namespace NanoV2G.Firmware.Settings;

/// <summary>What reading the settings brought to light. It is made before there is an event log, so it keeps its events.</summary>
public sealed class SettingsReport
{
    /// <summary>Most events kept; what comes after them is counted.</summary>
    public const int MostEvents = 48;

    private readonly int[] _codes = new int[MostEvents];
    private readonly int[] _identifiers = new int[MostEvents];
    private readonly int[] _values = new int[MostEvents];

    /// <summary>How many events there are.</summary>
    public int Count;

    /// <summary>Sequence number of the settings in force, 0 for the defaults.</summary>
    public int Sequence;

    /// <summary>Whether settings were there, but none of them whole: no power flows until new ones are put on the board.</summary>
    public bool AreLost;

    /// <summary>Hands the events over, oldest first.</summary>
    /// <param name="events">Receives them.</param>
    public void Raise(IEventSink events)
    {
        for (int index = 0; index < Count; index++)
        {
            events.Raise((EventCode)_codes[index], _identifiers[index], _values[index]);
        }
    }

    internal void Add(EventCode code, int identifier, int value)
    {
        int place = Count;
        if (place < MostEvents)
        {
            _codes[place] = (int)code;
            _identifiers[place] = identifier;
            _values[place] = value;
            Count = place + 1;
        }
    }
}
