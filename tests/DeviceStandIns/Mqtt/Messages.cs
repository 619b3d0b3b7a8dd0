using System;

namespace nanoFramework.M2Mqtt.Messages;

/// <summary>Quality of service.</summary>
public enum MqttQoSLevel
{
    AtMostOnce = 0x00,
    AtLeastOnce = 0x01,
    ExactlyOnce = 0x02,
    GrantedFailure = 0x80,
}

/// <summary>The broker's answer.</summary>
public enum MqttReasonCode
{
    Success = 0x00,
    ConnectionRefusedServerUnavailable = 0x03,
    ConnectionRefusedNotAuthorized = 0x05,
}

/// <summary>A message has come.</summary>
public class MqttMsgPublishEventArgs : EventArgs
{
    public MqttMsgPublishEventArgs(string topic, byte[] message, bool dupFlag, MqttQoSLevel qosLevel, bool retain)
    {
        Topic = topic;
        Message = message;
        DupFlag = dupFlag;
        QosLevel = qosLevel;
        Retain = retain;
    }

    public string Topic { get; internal set; }

    public byte[] Message { get; internal set; }

    public bool DupFlag { get; internal set; }

    public MqttQoSLevel QosLevel { get; internal set; }

    public bool Retain { get; internal set; }
}

/// <summary>The broker has confirmed a message, or the client has given it up.</summary>
public class MqttMsgPublishedEventArgs : EventArgs
{
    public MqttMsgPublishedEventArgs(ushort messageId, bool isPublished)
    {
        MessageId = messageId;
        IsPublished = isPublished;
    }

    public ushort MessageId { get; set; }

    public bool IsPublished { get; set; }
}
