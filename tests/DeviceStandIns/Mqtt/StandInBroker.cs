using System;
using System.Collections.Generic;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace NanoV2G.Tests.DeviceStandIns.Mqtt;

/// <summary>What the broker does with the next connection.</summary>
public enum BrokerMood
{
    Accepts,
    Refuses,
    Unreachable,
    Silent,
}

/// <summary>A message that reached the broker.</summary>
public sealed class BrokerMessage
{
    public string Topic { get; set; }

    public byte[] Payload { get; set; }

    public bool IsRetained { get; set; }

    public MqttQoSLevel Level { get; set; }

    public ushort Identifier { get; set; }
}

/// <summary>The far end of the stand-in client: a broker in one of four moods, moved by the test.</summary>
public static class StandInBroker
{
    private static ManualResetEvent _speaks = new ManualResetEvent(false);

    /// <summary>What it does with the next connection.</summary>
    public static BrokerMood Mood { get; set; }

    /// <summary>Whether it confirms messages at once, within the call that hands them over.</summary>
    public static bool ConfirmsAtOnce { get; set; }

    /// <summary>How often its name was resolved.</summary>
    public static int Resolved { get; set; }

    /// <summary>How many connections were attempted.</summary>
    public static int Attempts { get; set; }

    /// <summary>How many messages the client refused because its queue was full.</summary>
    public static int Refusals { get; set; }

    /// <summary>What it received.</summary>
    public static List<BrokerMessage> Messages { get; } = new List<BrokerMessage>();

    /// <summary>Topic filters asked for.</summary>
    public static List<string> Filters { get; } = new List<string>();

    /// <summary>The last will of the client that is connected.</summary>
    public static string WillMessage { get; set; }

    /// <summary>The client that is connected, or was last.</summary>
    public static MqttClient Client { get; set; }

    /// <summary>Starts anew.</summary>
    public static void Reset()
    {
        _speaks = new ManualResetEvent(false);
        Mood = BrokerMood.Accepts;
        ConfirmsAtOnce = false;
        Resolved = 0;
        Attempts = 0;
        Refusals = 0;
        Messages.Clear();
        Filters.Clear();
        WillMessage = null;
        Client = null;
    }

    /// <summary>A silent broker says something at last.</summary>
    public static void Speak()
    {
        Mood = BrokerMood.Accepts;
        _speaks.Set();
    }

    /// <summary>Answers a connection; a silent broker blocks the caller.</summary>
    public static MqttReasonCode Answer(MqttClient client, string willMessage)
    {
        Attempts++;
        if (Mood == BrokerMood.Unreachable)
        {
            throw new MqttConnectionException();
        }

        if (Mood == BrokerMood.Silent)
        {
            _speaks.WaitOne();
        }

        if (Mood == BrokerMood.Refuses)
        {
            return MqttReasonCode.ConnectionRefusedNotAuthorized;
        }

        Client = client;
        WillMessage = willMessage;
        return MqttReasonCode.Success;
    }
}
