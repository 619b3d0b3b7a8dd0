using nanoFramework.TestFramework;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Tests.Control;

namespace NanoV2G.Tests.Snapshots;

/// <summary>Changes at the plant are told once each, and what a boot finds is no change.</summary>
[TestClass]
public class PlantEventsTest
{
    [TestMethod]
    public void ThePlugIsToldWhenItChangesAndNotAtBoot()
    {
        RecordingEvents events = new RecordingEvents();
        PlantEvents plant = new PlantEvents(events);
        Snapshot snapshot = new Snapshot();
        snapshot.VehicleIsConnected = true;
        plant.Observe(snapshot);
        plant.Observe(snapshot);
        Assert.AreEqual(0, events.CountOf(EventCode.VehicleConnected));

        snapshot.VehicleIsConnected = false;
        plant.Observe(snapshot);
        plant.Observe(snapshot);
        Assert.AreEqual(1, events.CountOf(EventCode.VehicleDisconnected));

        snapshot.VehicleIsConnected = true;
        snapshot.Inverter.StateOfChargePermille = 420;
        plant.Observe(snapshot);
        Assert.AreEqual(1, events.CountOf(EventCode.VehicleConnected));
        Assert.AreEqual(420, events.LastValue1(EventCode.VehicleConnected));
    }

    [TestMethod]
    public void WhatTheInverterComplainsOfIsToldWhenItChanges()
    {
        RecordingEvents events = new RecordingEvents();
        PlantEvents plant = new PlantEvents(events);
        Snapshot snapshot = new Snapshot();
        snapshot.InverterIsFresh = true;
        plant.Observe(snapshot);
        Assert.AreEqual(0, events.CountOf(EventCode.InverterAlarm));

        snapshot.Inverter.Alarms = 0x10080;
        plant.Observe(snapshot);
        plant.Observe(snapshot);
        Assert.AreEqual(1, events.CountOf(EventCode.InverterAlarm));
        Assert.AreEqual(0x10080, events.LastValue1(EventCode.InverterAlarm));

        snapshot.InverterIsFresh = false;
        snapshot.Inverter.Alarms = 0;
        plant.Observe(snapshot);
        Assert.AreEqual(1, events.CountOf(EventCode.InverterAlarm), "what is not heard is no news");

        snapshot.InverterIsFresh = true;
        plant.Observe(snapshot);
        Assert.AreEqual(0, events.LastValue1(EventCode.InverterAlarm));
        Assert.AreEqual(0x10080, events.LastValue2(EventCode.InverterAlarm));
    }

    [TestMethod]
    public void AnInverterThatFallsSilentIsToldOnceAndItsReturnToo()
    {
        RecordingEvents events = new RecordingEvents();
        PlantEvents plant = new PlantEvents(events);
        Snapshot snapshot = new Snapshot();
        plant.Observe(snapshot);
        Assert.AreEqual(0, events.CountOf(EventCode.InverterStale), "one that has not answered yet is not lost");

        snapshot.InverterIsFresh = true;
        snapshot.NowMs = 1000;
        snapshot.Inverter.SampleMs = 900;
        plant.Observe(snapshot);
        snapshot.InverterIsFresh = false;
        snapshot.NowMs = 3600;
        plant.Observe(snapshot);
        plant.Observe(snapshot);
        Assert.AreEqual(1, events.CountOf(EventCode.InverterStale));
        Assert.AreEqual(2700, events.LastValue1(EventCode.InverterStale));

        snapshot.InverterIsFresh = true;
        snapshot.NowMs = 10900;
        plant.Observe(snapshot);
        Assert.AreEqual(1, events.CountOf(EventCode.InverterBack));
        Assert.AreEqual(10, events.LastValue1(EventCode.InverterBack));
    }
}
