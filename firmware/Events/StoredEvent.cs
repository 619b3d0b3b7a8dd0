using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.Events;

/// <summary>One event. A reused object of plain fields, and its stored form.</summary>
public sealed class StoredEvent
{
    /// <summary>Length of the stored form, bytes; with the journal's overhead 36.</summary>
    public const int StoredBytes = 26;

    /// <summary>Sequence number in the event log, rising but not without gaps.</summary>
    public int Sequence;

    /// <summary>Monotonic time of the event, ms since the boot.</summary>
    public long MonotonicMs;

    /// <summary>UTC of the event, Unix ms; meaningless while <see cref="ClockQuality"/> is 0.</summary>
    public long UtcUnixMs;

    /// <summary>Quality of the UTC time, a number of <c>ClockQuality</c>.</summary>
    public int ClockQuality;

    /// <summary>Which boot of the unit it happened in, from 1.</summary>
    public int BootCount;

    /// <summary>Number of the <see cref="EventCode"/>.</summary>
    public int Code;

    /// <summary>First value.</summary>
    public int Value1;

    /// <summary>Second value.</summary>
    public int Value2;

    /// <summary>Writes the stored form.</summary>
    /// <param name="payload">Receives <see cref="StoredBytes"/> bytes from index 0.</param>
    public void WriteTo(byte[] payload)
    {
        // 6 bytes of milliseconds reach 8,900 years; times before 1970 or before the boot do not occur.
        LittleEndian.Write(payload, 0, 6, MonotonicMs);
        LittleEndian.Write(payload, 6, 6, UtcUnixMs);
        payload[12] = (byte)ClockQuality;
        LittleEndian.Write(payload, 13, 3, BootCount);
        LittleEndian.Write(payload, 16, 2, Code);
        LittleEndian.WriteInt32(payload, 18, Value1);
        LittleEndian.WriteInt32(payload, 22, Value2);
    }

    /// <summary>Reads the stored form.</summary>
    /// <param name="record">A record of type <see cref="EventLog.EventType"/>.</param>
    /// <returns>False when it is too short to be an event.</returns>
    public bool TryRead(RecordView record)
    {
        if (record.Length < StoredBytes)
        {
            return false;
        }

        byte[] payload = record.Payload;
        Sequence = record.Sequence;
        MonotonicMs = LittleEndian.Read(payload, 0, 6);
        UtcUnixMs = LittleEndian.Read(payload, 6, 6);
        ClockQuality = payload[12];
        BootCount = (int)LittleEndian.Read(payload, 13, 3);
        Code = (int)LittleEndian.Read(payload, 16, 2);
        Value1 = LittleEndian.ReadInt32(payload, 18);
        Value2 = LittleEndian.ReadInt32(payload, 22);
        return true;
    }
}
