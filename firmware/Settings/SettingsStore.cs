using NanoV2G.Firmware.Events;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Storage;

namespace NanoV2G.Firmware.Settings;

/// <summary>
/// The unit's settings on flash: two copies, each written whole and closed, of which the newest valid one wins. New
/// settings come as a third file that an installer's computer puts there; at the next boot they are taken over as a
/// whole or not at all.
/// </summary>
/// <remarks>
/// Read once at boot, before anything is driven. The copy in force is never written: a power cut at any byte leaves it,
/// and the file of the new settings goes last. There is no other way to change a setting: whoever can put files on the
/// board has its USB socket in the hand.
/// </remarks>
public sealed class SettingsStore
{
    /// <summary>Name of the first copy.</summary>
    public const string FirstFile = "set0.bin";

    /// <summary>Name of the second copy.</summary>
    public const string SecondFile = "set1.bin";

    /// <summary>Name of the file in which new settings come.</summary>
    public const string NewFile = "settings.new";

    private readonly IFileStore _store;
    private readonly SettingsImage _first = new SettingsImage();
    private readonly SettingsImage _second = new SettingsImage();
    private readonly SettingsImage _new = new SettingsImage();
    private readonly SettingsImage _written = new SettingsImage();

    /// <summary>Looks at a store; nothing is read yet.</summary>
    /// <param name="store">Holds the files.</param>
    public SettingsStore(IFileStore store)
    {
        _store = store;
    }

    /// <summary>
    /// Takes new settings over, when there are any, and reads those in force. A value out of its range becomes the
    /// default; of the import limit, whose default is no strictest value, it becomes zero. Settings of which no copy is
    /// whole become the defaults with an import limit of zero, so that nothing flows.
    /// </summary>
    /// <param name="unit">Receives the unit's settings; fresh, so that it holds the defaults.</param>
    /// <param name="field">Receives the settings of meters and inverter; fresh, too.</param>
    /// <returns>What came to light.</returns>
    public SettingsReport Load(UnitSettings unit, FieldSettings field)
    {
        IFileStore store = _store;
        SettingsReport report = new SettingsReport();
        bool hasFirst = _first.TryRead(store, FirstFile);
        bool hasSecond = _second.TryRead(store, SecondFile);
        bool isSecondNewer = hasSecond && (!hasFirst || _second.Sequence > _first.Sequence);
        SettingsImage newest = isSecondNewer ? _second : hasFirst ? _first : null;
        if (store.GetLength(NewFile) >= 0)
        {
            newest = TakeOver(newest, newest == _first ? SecondFile : FirstFile, report);
        }

        if (newest != null)
        {
            report.Sequence = newest.Sequence;
            Apply(newest, unit, field, report);
        }
        else if (store.GetLength(FirstFile) >= 0 || store.GetLength(SecondFile) >= 0 || store.GetLength(NewFile) >= 0)
        {
            report.AreLost = true;
            report.Add(EventCode.SettingsLost, 0, 0);
            unit.ImportLimitMilliamps = 0;

            // Which scheme it was is lost too, and the stricter one leaves no lockout to the user.
            unit.NonDomestic = true;
        }

        return report;
    }

    /// <summary>The first setting of an image that must not be taken over.</summary>
    /// <param name="image">A whole image.</param>
    /// <returns>Its number, or 0 when there is none.</returns>
    public static int FaultOf(SettingsImage image)
    {
        UnitSettings unit = new UnitSettings();
        FieldSettings field = new FieldSettings();
        image.Rewind();
        while (image.TryReadNext())
        {
            if (image.IsKnown && !TryTake(image, unit, field))
            {
                return image.Identifier;
            }
        }

        return ContradictionOf(unit, field);
    }

    private static bool TryTake(SettingsImage image, UnitSettings unit, FieldSettings field)
    {
        if (image.Identifier == (int)SettingIdentifier.ScheduleEntry)
        {
            return image.TryTakeSchedule(unit);
        }

        bool isTaken = image.IsProper && SettingRange.Holds(image.Identifier, image.Value);
        if (isTaken)
        {
            SettingFields.Set(image.Identifier, image.Value, unit, field);
        }

        return isTaken;
    }

    // Two devices on one bus cannot share an address, and a reserve above full would never let go of the car.
    private static int ContradictionOf(UnitSettings unit, FieldSettings field)
    {
        if (field.AssetSlave == field.InverterSlave)
        {
            return (int)SettingIdentifier.InverterSlave;
        }

        return unit.ReservePermille > unit.FullPermille ? (int)SettingIdentifier.ReservePermille : 0;
    }

    private static void Apply(SettingsImage image, UnitSettings unit, FieldSettings field, SettingsReport report)
    {
        image.Rewind();
        while (image.TryReadNext())
        {
            if (image.IsKnown && !TryTake(image, unit, field))
            {
                report.Add(EventCode.SettingsRejected, image.Identifier, image.Value);
                if (image.Identifier == (int)SettingIdentifier.ImportLimitMilliamps)
                {
                    unit.ImportLimitMilliamps = 0;
                }
            }
        }

        int contradiction = ContradictionOf(unit, field);
        if (contradiction != 0)
        {
            report.Add(EventCode.SettingsRejected, contradiction, 0);
            FieldSettings usual = new FieldSettings();
            field.AssetSlave = usual.AssetSlave;
            field.InverterSlave = usual.InverterSlave;
            unit.FullPermille = 1000;
        }
    }

    private static void ReportChanges(SettingsImage old, SettingsImage image, SettingsReport report)
    {
        int entries = 0;
        image.Rewind();
        while (image.TryReadNext())
        {
            int identifier = image.Identifier;
            int value = image.Value;
            entries += identifier == (int)SettingIdentifier.ScheduleEntry ? 1 : 0;
            bool isValue = SettingRange.IsKnown(identifier);
            if (isValue && (old == null || old.ValueOf(identifier, ~value) != value))
            {
                report.Add(EventCode.SettingsChanged, identifier, value);
            }
        }

        // The schedule bears on no limit: it is told as one change, with its number of entries.
        report.Add(EventCode.SettingsChanged, (int)SettingIdentifier.ScheduleEntry, entries);
        if (old == null)
        {
            return;
        }

        old.Rewind();
        while (old.TryReadNext())
        {
            int identifier = old.Identifier;
            int other = ~old.Value;
            if (SettingRange.IsKnown(identifier) && image.ValueOf(identifier, other) == other)
            {
                report.Add(EventCode.SettingsChanged, identifier, -1);
            }
        }
    }

    private SettingsImage TakeOver(SettingsImage newest, string older, SettingsReport report)
    {
        IFileStore store = _store;
        SettingsImage image = _new;
        if (!image.TryRead(store, NewFile))
        {
            report.Add(EventCode.SettingsRejected, 0, 0);
            return newest;
        }

        int fault = FaultOf(image);
        if (fault != 0)
        {
            report.Add(EventCode.SettingsRejected, fault, image.ValueOf(fault, 0));
            return newest;
        }

        if (newest != null && newest.HasFieldsOf(image))
        {
            store.Delete(NewFile);
            return newest;
        }

        image.Seal(newest == null ? 1 : newest.Sequence + 1);
        bool isWritten = store.Delete(older)
            && store.Append(older, image.Bytes, 0, image.Length)
            && _written.TryRead(store, older)
            && _written.HasFieldsOf(image);
        if (!isWritten)
        {
            // They are whole all the same, and the next boot tries again; until then they are in force from their own file.
            report.Add(EventCode.SettingsRejected, 0, 1);
            return image;
        }

        ReportChanges(newest, image, report);
        store.Delete(NewFile);
        return image;
    }
}
