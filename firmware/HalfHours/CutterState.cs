using NanoV2G.Firmware.Journal;

namespace NanoV2G.Firmware.HalfHours;

/// <summary>
/// Where the cutting of half-hours stands: what has to survive a power cut so that energy counted before it stays in
/// its period. A reused object of plain fields, and its stored form, the register checkpoint.
/// </summary>
internal sealed class CutterState
{
    /// <summary>No meter has been read yet.</summary>
    public const int Empty = 0;

    /// <summary>The energy since the anchor belongs to one half-hour that is not stored yet.</summary>
    public const int Open = 1;

    /// <summary>The energy since the anchor cannot be given to one half-hour.</summary>
    public const int Loose = 2;

    /// <summary>One of the three above.</summary>
    public int Mode;

    /// <summary>The half-hour in progress; in loose mode the one of the last reading, which is stored already.</summary>
    public int Period;

    /// <summary>In loose mode the first half-hour to which energy since the anchor may belong.</summary>
    public int LooseFirst;

    /// <summary>Every half-hour up to this one is stored, as far as it will ever be.</summary>
    public int Accounted;

    /// <summary>What is known so far of the energy since the anchor, sum of <see cref="HalfHourFlags"/>.</summary>
    public int Flags;

    /// <summary>Import register at the end of the newest stored object, Wh.</summary>
    public long AnchorImportWattHours;

    /// <summary>Export register at the end of the newest stored object, Wh.</summary>
    public long AnchorExportWattHours;

    /// <summary>Largest step of the registers since the anchor, Wh.</summary>
    public int QuantumWattHours = 1;

    /// <summary>The last reading. Its date is 0 when it is unknown, which is nearer to no boundary than any other reading.</summary>
    public readonly RegisterReading Last = new RegisterReading();

    /// <summary>Moves the anchor: from here on energy is not stored yet.</summary>
    public void SetAnchor(RegisterReading reading)
    {
        AnchorImportWattHours = reading.ImportWattHours;
        AnchorExportWattHours = reading.ExportWattHours;
        QuantumWattHours = reading.QuantumWattHours;
    }

    /// <summary>Writes the checkpoint.</summary>
    /// <param name="bytes">Receives <see cref="StateBlock.CheckpointBytes"/> bytes.</param>
    /// <param name="logSequence">Newest sequence number of the half-hour log.</param>
    public void WriteTo(byte[] bytes, int logSequence)
    {
        RegisterReading last = Last;
        bytes[0] = (byte)Mode;
        bytes[1] = (byte)Flags;
        bytes[2] = (byte)QuantumWattHours;
        LittleEndian.Write(bytes, 3, 4, logSequence);
        LittleEndian.Write(bytes, 7, 4, last.MeterSerial);
        LittleEndian.Write(bytes, 11, 3, Period);
        LittleEndian.Write(bytes, 14, 3, LooseFirst);
        LittleEndian.Write(bytes, 17, 3, Accounted);
        LittleEndian.Write(bytes, 20, 5, AnchorImportWattHours);
        LittleEndian.Write(bytes, 25, 5, AnchorExportWattHours);
        LittleEndian.Write(bytes, 30, 4, last.ImportWattHours - AnchorImportWattHours);
        LittleEndian.Write(bytes, 34, 4, last.ExportWattHours - AnchorExportWattHours);
        LittleEndian.Write(bytes, 38, 6, last.UtcUnixMs);
    }

    /// <summary>Reads the checkpoint.</summary>
    /// <param name="bytes">The bytes as stored; zeros when nothing was.</param>
    /// <param name="logSequence">Newest sequence number of the half-hour log.</param>
    /// <returns>False when there is none, or the log has gone on since.</returns>
    public bool TryRead(byte[] bytes, int logSequence)
    {
        RegisterReading last = Last;
        if (bytes[0] != Open && bytes[0] != Loose)
        {
            return false;
        }

        if (LittleEndian.ReadInt32(bytes, 3) < logSequence)
        {
            return false;
        }

        Mode = bytes[0];
        Flags = bytes[1];
        QuantumWattHours = bytes[2];
        Period = (int)LittleEndian.Read(bytes, 11, 3);
        LooseFirst = (int)LittleEndian.Read(bytes, 14, 3);
        Accounted = (int)LittleEndian.Read(bytes, 17, 3);
        AnchorImportWattHours = LittleEndian.Read(bytes, 20, 5);
        AnchorExportWattHours = LittleEndian.Read(bytes, 25, 5);
        last.MeterSerial = LittleEndian.Read(bytes, 7, 4);
        last.ImportWattHours = AnchorImportWattHours + LittleEndian.Read(bytes, 30, 4);
        last.ExportWattHours = AnchorExportWattHours + LittleEndian.Read(bytes, 34, 4);
        last.UtcUnixMs = LittleEndian.Read(bytes, 38, 6);
        last.QuantumWattHours = QuantumWattHours;
        return true;
    }

    /// <summary>
    /// Goes on behind the newest object of the log, for want of a newer checkpoint. Its end is dated by a reading only
    /// if it is a whole half-hour; otherwise the energy behind it is loose, never dated by guess.
    /// </summary>
    public void ContinueBehind(HalfHour newest)
    {
        int kind = newest.Kind;
        bool isWhole = kind == HalfHour.WholeKind;
        RegisterReading last = Last;
        int end = newest.StartIndex + newest.PeriodCount;
        last.MeterSerial = newest.MeterSerial;
        last.ImportWattHours = newest.RegisterImportEndWattHours;
        last.ExportWattHours = newest.RegisterExportEndWattHours;
        last.QuantumWattHours = newest.QuantumWattHours;
        last.UtcUnixMs = isWhole ? newest.EndUnixMs : 0;
        SetAnchor(last);
        Flags = 0;
        Mode = isWhole ? Open : Loose;
        Period = isWhole || kind == HalfHour.MissingKind ? end : end - 1;
        LooseFirst = Period;

        // Before a recovered amount the missing half-hours are not written yet: they are asked for from its start on.
        Accounted = kind == HalfHour.RecoveredKind ? newest.StartIndex - 1 : end - 1;
    }
}
