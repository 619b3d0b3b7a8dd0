using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Tests.Journal;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Settings;

/// <summary>Two copies, the newest valid one wins; new settings are taken over as a whole or not at all.</summary>
[TestClass]
public class SettingsStoreTest
{
    private const int Export = (int)SettingIdentifier.ExportLimitMilliamps;
    private const int Import = (int)SettingIdentifier.ImportLimitMilliamps;
    private const int MostFileBytes = 2048;

    [TestMethod]
    public void WithoutAnySettingsTheDefaultsHold()
    {
        UnitSettings unit = new UnitSettings();
        SettingsReport report = Load(new FaultyFileStore(MostFileBytes), unit, new FieldSettings());
        Assert.AreEqual(0, unit.ExportLimitMilliamps);
        Assert.AreEqual(60000, unit.ImportLimitMilliamps);
        Assert.AreEqual(0, report.Count);
        Assert.IsFalse(report.AreLost);
    }

    [TestMethod]
    public void NewSettingsAreTakenOverAndStay()
    {
        FaultyFileStore store = new FaultyFileStore(MostFileBytes);
        Put(store, Image(16000, 40000));
        for (int boot = 0; boot < 3; boot++)
        {
            UnitSettings unit = new UnitSettings();
            FieldSettings field = new FieldSettings();
            SettingsReport report = Load(store, unit, field);
            Assert.AreEqual(16000, unit.ExportLimitMilliamps);
            Assert.AreEqual(40000, unit.ImportLimitMilliamps);
            Assert.AreEqual(9, field.InverterSlave);
            Assert.AreEqual(1, unit.ScheduleCount);
            Assert.AreEqual(-7000, unit.ScheduleWatts[0]);
            Assert.AreEqual(1, report.Sequence);
            Assert.AreEqual(boot == 0 ? 4 : 0, report.Count);
            Assert.AreEqual(-1, store.GetLength(SettingsStore.NewFile));
        }
    }

    [TestMethod]
    public void EachChangeIsAnEvent()
    {
        FaultyFileStore store = new FaultyFileStore(MostFileBytes);
        Put(store, Image(16000, 40000));
        Load(store, new UnitSettings(), new FieldSettings());
        SettingsImage next = new SettingsImage();
        next.TryAdd(Export, 20000);
        next.TryAdd(Import, 40000);
        Put(store, next);
        SettingsReport report = Load(store, new UnitSettings(), new FieldSettings());
        NotedEvents events = new NotedEvents();
        report.Raise(events);
        Assert.AreEqual(3, events.Count);
        AssertEvent(events, 0, EventCode.SettingsChanged, Export, 20000);
        AssertEvent(events, 1, EventCode.SettingsChanged, (int)SettingIdentifier.ScheduleEntry, 0);
        AssertEvent(events, 2, EventCode.SettingsChanged, (int)SettingIdentifier.InverterSlave, -1);
        Assert.AreEqual(2, report.Sequence);
    }

    [TestMethod]
    public void PowerCutAtAnyByteLeavesTheOldOrTheNewSettings()
    {
        int length = Image(20000, 32000).Length;
        int cuts = 0;
        for (int operation = 1; operation <= 3; operation++)
        {
            for (int kept = 0; kept <= length; kept++)
            {
                FaultyFileStore store = new FaultyFileStore(MostFileBytes);
                Put(store, Image(16000, 40000));
                Load(store, new UnitSettings(), new FieldSettings());
                Put(store, Image(20000, 32000));
                store.CutAtOperation = store.Operations + operation;
                store.KeptBytes = kept;
                Load(store, new UnitSettings(), new FieldSettings());
                cuts += store.IsPowerOff ? 1 : 0;
                store.Restore();
                UnitSettings unit = new UnitSettings();
                SettingsReport report = Load(store, unit, new FieldSettings());
                Assert.IsFalse(report.AreLost, "lost");
                Assert.AreEqual(20000, unit.ExportLimitMilliamps, "the new file is still there, so the next boot takes it");
                Assert.AreEqual(32000, unit.ImportLimitMilliamps);
            }
        }

        Assert.AreEqual(3 * (length + 1), cuts, "every cut was in the middle of the taking over");
    }

    [TestMethod]
    public void PowerCutWhileTheNewFileIsWrittenLeavesTheOldSettings()
    {
        SettingsImage next = Image(20000, 32000);
        for (int kept = 0; kept < next.Length; kept++)
        {
            FaultyFileStore store = new FaultyFileStore(MostFileBytes);
            Put(store, Image(16000, 40000));
            Load(store, new UnitSettings(), new FieldSettings());
            store.CutAtOperation = store.Operations + 1;
            store.KeptBytes = kept;
            Put(store, next);
            store.Restore();
            UnitSettings unit = new UnitSettings();
            SettingsReport report = Load(store, unit, new FieldSettings());
            Assert.AreEqual(16000, unit.ExportLimitMilliamps);
            Assert.AreEqual(40000, unit.ImportLimitMilliamps);
            Assert.AreEqual(kept == 0 ? 0 : 1, report.Count);
        }
    }

    [TestMethod]
    public void OneDamagedCopyFallsBackToTheOther()
    {
        int length = Image(20000, 32000).Length;
        for (int offset = 0; offset < length; offset++)
        {
            FaultyFileStore store = WithTwoCopies();
            store.Damage(SettingsStore.SecondFile, offset, 0x10);
            UnitSettings unit = new UnitSettings();
            SettingsReport report = Load(store, unit, new FieldSettings());
            Assert.AreEqual(16000, unit.ExportLimitMilliamps);
            Assert.AreEqual(1, report.Sequence);
        }
    }

    [TestMethod]
    public void SettingsOfWhichNoCopyIsWholeLetNothingFlow()
    {
        FaultyFileStore store = WithTwoCopies();
        store.Damage(SettingsStore.FirstFile, 20, 1);
        store.Damage(SettingsStore.SecondFile, 20, 1);
        UnitSettings unit = new UnitSettings();
        SettingsReport report = Load(store, unit, new FieldSettings());
        Assert.AreEqual(0, unit.ExportLimitMilliamps);
        Assert.AreEqual(0, unit.ImportLimitMilliamps);
        Assert.IsTrue(unit.NonDomestic, "nobody knows which scheme it was");
        Assert.IsTrue(report.AreLost);
        NotedEvents events = new NotedEvents();
        report.Raise(events);
        AssertEvent(events, 0, EventCode.SettingsLost, 0, 0);
    }

    [TestMethod]
    public void NewSettingsWithOneValueOutOfRangeAreRefusedAsAWhole()
    {
        FaultyFileStore store = WithTwoCopies();
        SettingsImage next = Image(24000, 100001);
        Put(store, next);
        UnitSettings unit = new UnitSettings();
        SettingsReport report = Load(store, unit, new FieldSettings());
        Assert.AreEqual(20000, unit.ExportLimitMilliamps);
        NotedEvents events = new NotedEvents();
        report.Raise(events);
        Assert.AreEqual(1, events.Count);
        AssertEvent(events, 0, EventCode.SettingsRejected, Import, 100001);
    }

    [TestMethod]
    public void AStoredValueOutOfRangeBecomesTheStrictestAndTheRestHolds()
    {
        FaultyFileStore store = new FaultyFileStore(MostFileBytes);
        SettingsImage image = new SettingsImage();
        image.TryAdd(Export, -1);
        image.TryAdd(Import, 1000000);
        image.TryAdd((int)SettingIdentifier.StaleAfterMs, 60000);
        image.TryAdd((int)SettingIdentifier.ReservePermille, 400);
        image.Seal(7);
        store.Append(SettingsStore.FirstFile, image.Bytes, 0, image.Length);
        UnitSettings unit = new UnitSettings();
        SettingsReport report = Load(store, unit, new FieldSettings());
        Assert.AreEqual(0, unit.ExportLimitMilliamps);
        Assert.AreEqual(0, unit.ImportLimitMilliamps, "the default of 60 A may be more than was agreed");
        Assert.AreEqual(2000, unit.StaleAfterMs);
        Assert.AreEqual(400, unit.ReservePermille);
        Assert.AreEqual(3, report.Count);
    }

    [TestMethod]
    public void AnotherVersionsSettingsArePassedOver()
    {
        FaultyFileStore store = new FaultyFileStore(MostFileBytes);
        SettingsImage image = new SettingsImage();
        image.TryAdd(9999, 5);
        image.TryAdd(Export, 12000);
        Put(store, image);
        UnitSettings unit = new UnitSettings();
        Load(store, unit, new FieldSettings());
        Assert.AreEqual(12000, unit.ExportLimitMilliamps);
        Assert.AreEqual(60000, unit.ImportLimitMilliamps);
    }

    [TestMethod]
    [DataRow((int)SettingIdentifier.InverterSlave, 2)]
    [DataRow((int)SettingIdentifier.AssetSlave, 3)]
    public void TwoDevicesOnOneBusCannotShareAnAddress(int identifier, int address)
    {
        FaultyFileStore store = new FaultyFileStore(MostFileBytes);
        SettingsImage image = new SettingsImage();
        image.TryAdd(identifier, address);
        Put(store, image);
        Assert.AreEqual((int)SettingIdentifier.InverterSlave, SettingsStore.FaultOf(image));
        FieldSettings field = new FieldSettings();
        SettingsReport report = Load(store, new UnitSettings(), field);
        Assert.IsTrue(field.AssetSlave != field.InverterSlave);
        Assert.AreEqual(0, report.Sequence);
        Assert.IsTrue(report.AreLost, "the only settings there are unusable");
    }

    [TestMethod]
    public void AStoreThatKeepsNothingLosesNeitherOldNorNewSettings()
    {
        FaultyFileStore store = new FaultyFileStore(MostFileBytes);
        Put(store, Image(16000, 40000));
        store.FailsWrites = true;
        store.KeptBytes = 30;
        UnitSettings unit = new UnitSettings();
        SettingsReport report = Load(store, unit, new FieldSettings());
        Assert.AreEqual(16000, unit.ExportLimitMilliamps);
        Assert.AreEqual(1, report.Count);
        store.FailsWrites = false;
        report = Load(store, new UnitSettings(), new FieldSettings());
        Assert.AreEqual(4, report.Count, "now they are kept");
    }

    [TestMethod]
    public void AFullScheduleAndEverySettingFit()
    {
        SettingsImage image = new SettingsImage();
        for (int identifier = 1; identifier < 200; identifier++)
        {
            if (SettingRange.IsKnown(identifier))
            {
                Assert.IsTrue(image.TryAdd(identifier, SettingRange.LeastOf(identifier)));
            }
        }

        for (int entry = 0; entry < UnitSettings.MostScheduleEntries; entry++)
        {
            Assert.IsTrue(image.TryAddSchedule(entry * 100, (entry * 100) + 50, 1000));
        }

        Assert.IsTrue(image.Length <= 800, "within what is said of it");
        image.Seal(1);
        int room = 0;
        while (image.TryAdd(1, 0))
        {
            room++;
        }

        Assert.IsTrue(room > 30, "room for what later versions add");
        Assert.IsTrue(image.Length <= SettingsImage.MostBytes);
    }

    private static FaultyFileStore WithTwoCopies()
    {
        FaultyFileStore store = new FaultyFileStore(MostFileBytes);
        Put(store, Image(16000, 40000));
        Load(store, new UnitSettings(), new FieldSettings());
        Put(store, Image(20000, 32000));
        Load(store, new UnitSettings(), new FieldSettings());
        return store;
    }

    private static SettingsImage Image(int exportMilliamps, int importMilliamps)
    {
        SettingsImage image = new SettingsImage();
        image.TryAdd(Export, exportMilliamps);
        image.TryAdd(Import, importMilliamps);
        image.TryAdd((int)SettingIdentifier.InverterSlave, 9);
        image.TryAddSchedule(960, 1140, -7000);
        return image;
    }

    private static void Put(FaultyFileStore store, SettingsImage image)
    {
        image.Seal(0);
        store.Append(SettingsStore.NewFile, image.Bytes, 0, image.Length);
    }

    private static SettingsReport Load(FaultyFileStore store, UnitSettings unit, FieldSettings field)
    {
        return new SettingsStore(store).Load(unit, field);
    }

    private static void AssertEvent(NotedEvents events, int index, EventCode code, int value1, int value2)
    {
        Assert.AreEqual((int)code, events.Codes[index]);
        Assert.AreEqual(value1, events.Values1[index]);
        Assert.AreEqual(value2, events.Values2[index]);
    }
}
