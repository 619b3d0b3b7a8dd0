using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.Events;

/// <summary>Says when a log can no longer be written and when it can again. Called on the record thread.</summary>
public sealed class StoreWatch
{
    private readonly IEventSink _events;
    private readonly RecordLog[] _logs;
    private readonly bool[] _hasFailed;

    /// <summary>Makes a watch over logs that have just been opened.</summary>
    /// <param name="events">Receives <see cref="EventCode.StoreFailed"/> and <see cref="EventCode.StoreBack"/>.</param>
    /// <param name="logs">Every log of the unit.</param>
    public StoreWatch(IEventSink events, RecordLog[] logs)
    {
        _events = events;
        _logs = logs;
        _hasFailed = new bool[logs.Length];
    }

    /// <summary>Looks at each log once. Called every second.</summary>
    public void Step()
    {
        for (int index = 0; index < _logs.Length; index++)
        {
            bool hasFailed = _logs[index].HasFailed;
            if (hasFailed != _hasFailed[index])
            {
                _hasFailed[index] = hasFailed;
                _events.Raise(hasFailed ? EventCode.StoreFailed : EventCode.StoreBack, _logs[index].Names[0][0], 0);
            }
        }
    }
}
