using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>A broker in memory: connection, acknowledgement, loss and inbox.</summary>
[TestClass]
public class SimulatedMessageLinkTest
{
    [TestMethod]
    public void ConnectsAfterItsDelayAndRefusesBefore()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SimulatedMessageLink link = new SimulatedMessageLink(site);
        byte[] payload = new byte[] { 1, 2, 3 };
        SiteBench.RunDead(site, 5000);
        Assert.IsFalse(link.IsConnected, "no controller");
        link.OnControllerUp();
        SiteBench.RunDead(site, 1990);
        Assert.IsFalse(link.TryPublish("t", payload, 3, false, 0));
        SiteBench.RunDead(site, 10);
        Assert.IsTrue(link.TryPublish("t", payload, 3, true, 0));
        payload[0] = 9;
        Assert.AreEqual(1, link.PublishedCount);
        PublishedMessage message = link.GetPublished(0);
        Assert.AreEqual("t", message.Topic);
        Assert.AreEqual(3, message.PayloadLength);
        Assert.AreEqual(1, (int)message.Payload[0], "the payload was copied");
        Assert.IsTrue(message.IsRetained);
        Assert.AreEqual(7000L, message.SiteMs);
        Assert.AreEqual(0, link.TakeAcknowledged(), "QoS 0 is not acknowledged");
    }

    [TestMethod]
    public void AcknowledgesAfterTheDelayInOrder()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SimulatedMessageLink link = Connected(site);
        link.TryPublish("t", new byte[1], 1, false, 41);
        SiteBench.RunDead(site, 20);
        link.TryPublish("t", new byte[1], 1, false, 42);
        SiteBench.RunDead(site, 50);
        Assert.AreEqual(0, link.TakeAcknowledged());
        SiteBench.RunDead(site, 10);
        Assert.AreEqual(41, link.TakeAcknowledged());
        Assert.AreEqual(0, link.TakeAcknowledged());
        SiteBench.RunDead(site, 20);
        Assert.AreEqual(42, link.TakeAcknowledged());
    }

    [TestMethod]
    public void LostAcknowledgementsLeaveTheMessageAtTheBroker()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SimulatedMessageLink link = Connected(site);
        link.AcknowledgementsToLose = 1;
        link.TryPublish("t", new byte[1], 1, false, 41);
        link.TryPublish("t", new byte[1], 1, false, 42);
        SiteBench.RunDead(site, 1000);
        Assert.AreEqual(42, link.TakeAcknowledged());
        Assert.AreEqual(0, link.TakeAcknowledged());
        Assert.AreEqual(2, link.PublishedCount);
    }

    [TestMethod]
    public void BrokerGoneTakesTheAcknowledgementsWithIt()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SimulatedMessageLink link = Connected(site);
        link.TryPublish("t", new byte[1], 1, false, 41);
        link.SwitchBroker(false);
        Assert.IsFalse(link.IsConnected);
        Assert.IsFalse(link.TryPublish("t", new byte[1], 1, false, 42));
        link.SwitchBroker(true);
        SiteBench.RunDead(site, 2000);
        Assert.IsTrue(link.IsConnected);
        Assert.AreEqual(0, link.TakeAcknowledged());
        Assert.AreEqual(1, link.RefusedCount);
    }

    [TestMethod]
    public void InboxTakesWhatWasSubscribed()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SimulatedMessageLink link = Connected(site);
        byte[] payload = new byte[] { 5, 6 };
        Assert.IsFalse(link.Inject("u/cmd/x", payload, 2, false), "nobody asked");
        link.Subscribe("u/cmd/+");
        Assert.IsTrue(link.Inject("u/cmd/x", payload, 2, true));
        Assert.IsFalse(link.Inject("u/state", payload, 2, false));
        Assert.IsFalse(link.Inject("u/cmd/x", new byte[2000], 1025, false), "too long");
        Assert.AreEqual(1, link.DroppedCount);
        ReceivedMessage received = new ReceivedMessage();
        Assert.IsTrue(link.TryTakeReceived(received));
        Assert.AreEqual("u/cmd/x", received.Topic);
        Assert.AreEqual(2, received.PayloadLength);
        Assert.AreEqual(6, (int)received.Payload[1]);
        Assert.IsTrue(received.IsRetained);
        Assert.IsFalse(link.TryTakeReceived(received));
    }

    [TestMethod]
    public void DeadControllerLeavesItsLastWill()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SimulatedMessageLink link = Connected(site);
        link.SetLastWill("u/status", new byte[] { 7 }, 1);
        link.OnControllerDown();
        Assert.IsFalse(link.IsConnected);
        Assert.AreEqual(1, link.PublishedCount);
        Assert.AreEqual("u/status", link.GetPublished(0).Topic);
        Assert.IsTrue(link.GetPublished(0).IsRetained);
        link.OnControllerDown();
        Assert.AreEqual(1, link.PublishedCount, "once");
    }

    [TestMethod]
    public void RingForgetsTheOldest()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SimulatedMessageLink link = new SimulatedMessageLink(site, null, 4);
        link.ConnectDelayMs = 0;
        link.OnControllerUp();
        for (int index = 0; index < 6; index++)
        {
            Assert.IsTrue(link.TryPublish("t", new byte[] { (byte)index }, 1, false, 0));
        }

        Assert.IsNull(link.GetPublished(1));
        Assert.AreEqual(2, (int)link.GetPublished(2).Payload[0]);
        Assert.AreEqual(5, (int)link.GetPublished(5).Payload[0]);
        Assert.IsNull(link.GetPublished(6));
    }

    [TestMethod]
    [DataRow("a/b", "a/b", true)]
    [DataRow("a/b", "a/bc", false)]
    [DataRow("a/b", "a", false)]
    [DataRow("a/+", "a/b", true)]
    [DataRow("a/+", "a/b/c", false)]
    [DataRow("a/+/c", "a/b/c", true)]
    [DataRow("+/+", "a/b", true)]
    [DataRow("a/#", "a/b/c", true)]
    [DataRow("a/#", "a", true)]
    [DataRow("a/#", "ab", false)]
    [DataRow("#", "a/b", true)]
    public void FiltersMatchAsMqttSays(string filter, string topic, bool expected)
    {
        Assert.AreEqual(expected, TopicFilter.Matches(filter, topic));
    }

    private static SimulatedMessageLink Connected(SimulatedSite site)
    {
        SimulatedMessageLink link = new SimulatedMessageLink(site);
        link.OnControllerUp();
        SiteBench.RunDead(site, 2000);
        return link;
    }
}
