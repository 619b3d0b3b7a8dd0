using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using NanoV2G.Firmware.Discovery;
using NanoV2G.Hal.Host.Messages;

namespace NanoV2G.Tests.Peers.Messages;

/// <summary>A unit at a Mosquitto broker, seen by mosquitto_sub and spoken to by mosquitto_pub: nothing at the other end is ours.</summary>
[TestClass]
public sealed class MosquittoTest
{
    private const string HalfHourTopic = "/metering/halfhour";

    [TestMethod]
    public void Half_hours_arrive_and_are_confirmed()
    {
        using TemporaryDirectory folder = new();
        using Mosquitto broker = Started(folder);
        using MosquittoSubscriber collector = new(broker, "collector");
        using UnitOnBroker unit = new(UnitOnBroker.At(broker));
        unit.StoreHalfHours(0, 5);
        unit.RunUntil(() => unit.DeliveredHalfHours == 5, "five half-hours confirmed");
        collector.Await(() => collector.On(HalfHourTopic).Count() >= 5, "five half-hours");
        AssertEachOnce(collector, 5);
    }

    [TestMethod]
    public void Over_a_restart_of_the_broker_every_half_hour_arrives_under_its_one_identity()
    {
        using TemporaryDirectory folder = new();
        using Mosquitto broker = Started(folder);
        using MosquittoSubscriber collector = new(broker, "collector");
        using UnitOnBroker unit = new(UnitOnBroker.At(broker));
        unit.StoreHalfHours(0, 3);
        unit.RunUntil(() => unit.DeliveredHalfHours == 3, "three half-hours confirmed");

        broker.Stop();
        unit.RunUntil(() => !unit.IsConnected, "the loss is noticed");
        unit.StoreHalfHours(3, 20);
        unit.Run(TimeSpan.FromSeconds(2));
        Assert.AreEqual(3, unit.DeliveredHalfHours);

        broker.Start();
        unit.RunUntil(() => unit.DeliveredHalfHours == 23, "all half-hours confirmed");
        collector.Await(() => collector.On(HalfHourTopic).Select(IdOf).Distinct().Count() == 23, "23 half-hours");
        AssertEachOnce(collector, 23);
    }

    [TestMethod]
    public void A_broker_that_is_absent_at_the_start_is_found_once_it_is_there()
    {
        using TemporaryDirectory folder = new();
        using Mosquitto broker = new(folder.Path);
        using UnitOnBroker unit = new(UnitOnBroker.At(broker));
        unit.StoreHalfHours(0, 4);
        unit.Run(TimeSpan.FromSeconds(2));
        Assert.IsFalse(unit.IsConnected);

        broker.Start();
        using MosquittoSubscriber collector = new(broker, "collector");
        unit.RunUntil(() => unit.DeliveredHalfHours == 4, "four half-hours confirmed");
    }

    [TestMethod]
    public void A_unit_that_loses_its_supply_is_told_by_its_last_will()
    {
        using TemporaryDirectory folder = new();
        using Mosquitto broker = Started(folder);
        using MosquittoSubscriber watcher = new(broker, "watcher");
        using (UnitOnBroker unit = new(UnitOnBroker.At(broker)))
        {
            unit.RunUntil(() => watcher.On("/status").Any(), "the unit is online");
        }

        watcher.Await(() => watcher.On("/status").Count() == 2, "the last will");
        CollectionAssert.AreEqual(
            new[] { "{\"v\":1,\"unit\":\"cp-1\",\"online\":true,\"boot\":1,\"contactorClosings\":0}", "{\"v\":1,\"unit\":\"cp-1\",\"online\":false,\"boot\":1,\"contactorClosings\":0}" },
            watcher.On("/status").Select(message => message.Payload).ToArray());
    }

    [TestMethod]
    public void Whoever_comes_later_finds_status_state_and_discovery_also_after_a_restart_of_the_broker()
    {
        using TemporaryDirectory folder = new();
        using Mosquitto broker = Started(folder);
        using UnitOnBroker unit = new(UnitOnBroker.At(broker));
        using (MosquittoSubscriber first = new(broker, "first"))
        {
            unit.RunUntil(() => first.On("/config").Count() == DiscoveryEntities.Count, "every entity");
        }

        broker.Stop();
        broker.Start();
        using MosquittoSubscriber late = new(broker, "late");
        late.Await(() => late.On("/config").Count() >= DiscoveryEntities.Count, "every entity again");
        string[] retained = [.. late.All.Where(message => message.IsRetained).Select(message => message.Topic).Distinct()];
        Assert.HasCount(DiscoveryEntities.Count + 2, retained, string.Join(' ', retained));
        CollectionAssert.Contains(retained, "nanov2g/cp-1/status");
        CollectionAssert.Contains(retained, "nanov2g/cp-1/state");
        CollectionAssert.Contains(retained, "homeassistant/number/cp-1/setpoint/config");
        Assert.IsFalse(late.On(HalfHourTopic).Any(), "half-hours are not retained");
    }

    [TestMethod]
    public void A_command_is_carried_out_and_answered_and_a_retained_one_is_refused()
    {
        using TemporaryDirectory folder = new();
        using Mosquitto broker = Started(folder);
        using MosquittoSubscriber issuer = new(broker, "issuer");
        broker.Publish("nanov2g/cp-1/cmd/setpoint", Setpoint("old", 1, 7400), "-r");
        using UnitOnBroker unit = new(UnitOnBroker.At(broker));
        unit.RunUntil(() => issuer.On("/ack/old").Any(), "an answer to the retained command");
        StringAssert.Contains(issuer.On("/ack/old").Single().Payload, "\"result\":\"rejected\",\"reason\":\"retained\"");
        Assert.AreEqual(0, unit.Actions.ActionCount);

        broker.Publish("nanov2g/cp-1/cmd/setpoint", Setpoint("new", 2, -3000));
        unit.RunUntil(() => issuer.On("/ack/new").Any(), "an answer to the command");
        StringAssert.Contains(issuer.On("/ack/new").Single().Payload, "\"result\":\"accepted\",\"reason\":\"none\"");
        StringAssert.StartsWith(unit.Actions.LastAction, "setpoint -3000 ");
    }

    [TestMethod]
    public void Over_TLS_the_broker_must_be_of_the_trusted_authority()
    {
        using TemporaryDirectory folder = new();
        using TestCertificates ours = new(folder.Path, "authority");
        using TestCertificates others = new(folder.Path, "other");
        using X509Certificate2 server = ours.Sign("broker");
        using Mosquitto broker = Started(folder, Mosquitto.Encrypted(ours, "broker"));
        MqttEndpoint endpoint = UnitOnBroker.At(broker) with { IsEncrypted = true, TrustedAuthority = ours.Authority };
        AssertDelivers(endpoint, 3);
        AssertStaysAway(endpoint with { TrustedAuthority = others.Authority }, "a broker of another authority");
        AssertStaysAway(endpoint with { TrustedAuthority = null }, "a broker of an authority that the machine does not know");
    }

    [TestMethod]
    public void Over_mutual_TLS_the_unit_must_show_a_certificate_of_the_same_authority()
    {
        using TemporaryDirectory folder = new();
        using TestCertificates ours = new(folder.Path, "authority");
        using TestCertificates others = new(folder.Path, "other");
        using X509Certificate2 server = ours.Sign("broker");
        using X509Certificate2 unit = ours.Sign("nanov2g-cp-1");
        using X509Certificate2 stranger = others.Sign("nanov2g-cp-1");
        using Mosquitto broker = Started(folder, [.. Mosquitto.Encrypted(ours, "broker"), "require_certificate true", "use_identity_as_username true"]);
        MqttEndpoint endpoint = UnitOnBroker.At(broker) with { IsEncrypted = true, TrustedAuthority = ours.Authority };
        AssertDelivers(endpoint with { ClientCertificate = unit }, 3);
        AssertStaysAway(endpoint, "no certificate");
        AssertStaysAway(endpoint with { ClientCertificate = stranger }, "a certificate of another authority");
    }

    private static Mosquitto Started(TemporaryDirectory folder, params string[] security)
    {
        Mosquitto broker = new(folder.Path, security);
        broker.Start();
        return broker;
    }

    private static void AssertDelivers(MqttEndpoint endpoint, int halfHours)
    {
        using UnitOnBroker unit = new(endpoint);
        unit.StoreHalfHours(0, halfHours);
        unit.RunUntil(() => unit.DeliveredHalfHours == halfHours, "half-hours confirmed");
    }

    private static void AssertStaysAway(MqttEndpoint endpoint, string why)
    {
        using UnitOnBroker unit = new(endpoint);
        unit.StoreHalfHours(0, 1);
        unit.Run(TimeSpan.FromSeconds(4));
        Assert.IsFalse(unit.IsConnected, why);
        Assert.AreEqual(0, unit.DeliveredHalfHours, why);
    }

    /// <summary>Every half-hour is there, and all that came under one identity is the same.</summary>
    private static void AssertEachOnce(MosquittoSubscriber collector, int count)
    {
        ILookup<string, string> payloads = collector.On(HalfHourTopic).ToLookup(IdOf, message => message.Payload);
        CollectionAssert.AreEqual(UnitOnBroker.Identities(0, count), payloads.Select(group => group.Key).Order(StringComparer.Ordinal).ToArray());
        foreach (IGrouping<string, string> identity in payloads)
        {
            Assert.HasCount(1, identity.Distinct(), identity.Key);
        }
    }

    private static string IdOf(Received message) => (string)JsonNode.Parse(message.Payload)!["id"]!;

    private static string Setpoint(string id, int sequence, int watts)
    {
        string notAfter = DateTime.UtcNow.AddMinutes(10).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{{\"id\":\"{id}\",\"issuer\":\"ems\",\"seq\":{sequence},\"notAfter\":\"{notAfter}\",\"watts\":{watts}}}";
    }
}
