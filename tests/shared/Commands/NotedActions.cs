using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Events;

namespace NanoV2G.Tests.Commands;

/// <summary>Notes what a command reader asked for and said.</summary>
public sealed class NotedActions : ICommandTarget, IResendTarget, IEventSink
{
    public int MostSetpointWatts { get; set; } = 7400;

    /// <summary>The answer to every request.</summary>
    public CommandReason Answer { get; set; }

    public int ActionCount { get; private set; }

    /// <summary>The last action with its values.</summary>
    public string LastAction { get; private set; } = "";

    public int EventCount { get; private set; }

    public EventCode LastEvent { get; private set; }

    public int LastValue1 { get; private set; }

    public int LastValue2 { get; private set; }

    public CommandReason RequestSetpoint(int watts, long expiresMonotonicMs)
    {
        return Note("setpoint " + watts.ToString() + " " + expiresMonotonicMs.ToString());
    }

    public CommandReason Release()
    {
        return Note("release");
    }

    public CommandReason ChargeNow(long expiresMonotonicMs)
    {
        return Note("chargeNow " + expiresMonotonicMs.ToString());
    }

    public CommandReason ResetLockout()
    {
        return Note("resetLockout");
    }

    public CommandReason Resend(long fromUtcUnixMs, long toUtcUnixMs)
    {
        return Note("resend " + fromUtcUnixMs.ToString() + " " + toUtcUnixMs.ToString());
    }

    public void Raise(EventCode code, int value1, int value2)
    {
        EventCount++;
        LastEvent = code;
        LastValue1 = value1;
        LastValue2 = value2;
    }

    private CommandReason Note(string action)
    {
        ActionCount++;
        LastAction = action;
        return Answer;
    }
}
