using System;
using System.Collections;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>Encryption of the link.</summary>
public enum MqttSslProtocols
{
    None,
    SSLv3,
    TLSv1_0,
    TLSv1_1,
    TLSv1_2,
    TLSv1_3,
}

/// <summary>The part of the client's interface that holds its delegates (nanoFramework.M2Mqtt.Core 5.1.220).</summary>
public interface IMqttClient
{
    delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

    delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);

    bool IsConnected { get; }

    ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels);

    ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain);

    void Disconnect();

    void Close();
}

/// <summary>Settings shared by all clients.</summary>
public class MqttSettings
{
    private MqttSettings()
    {
    }

    public static MqttSettings Instance { get; } = new MqttSettings();

    public int InflightQueueSize { get; set; } = int.MaxValue;
}

/// <summary>The client refused, for example because its queue is full.</summary>
public class MqttClientException : Exception
{
}

/// <summary>No connection came about.</summary>
public class MqttConnectionException : Exception
{
}
