using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Outbox;
using NanoV2G.Tests.Journal;
using NanoV2G.Tests.Json;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Outbox;

/// <summary>A half-hour log, its outbox and a broker.</summary>
public sealed class OutboxBench
{
    /// <summary>2026-01-31 12:00 UTC, in half-hours.</summary>
    public const int FirstIndex = 983256;

    public readonly FaultyFileStore Store = new FaultyFileStore(4096);
    public readonly FakeClock Clock = new FakeClock();
    public readonly BrokerLink Link = new BrokerLink();

    /// <summary>The writer that all share, as in the unit.</summary>
    public readonly JsonWriter Writer = new JsonWriter(MessageOutbox.MostPayloadBytes);
    public RecordLog Log;
    public StateBlock Block;
    public MessageOutbox Outbox;
    public HalfHourResend Resend;

    public OutboxBench()
    {
        Boot();
    }

    public void Boot()
    {
        Log = new RecordLog(Store, HalfHourRecorder.FilePrefix, 4, 4096);
        Block = new StateBlock(new RecordLog(Store, "s", 2, 4096), Clock);
        HalfHourMessage message = new HalfHourMessage("cp-1");
        StateSlice position = Block.AddSlice(StateBlock.HalfHourPositionOffset, StateBlock.PositionBytes);
        RecordView view = new RecordView();
        HalfHourSource source = new HalfHourSource(Log, message, "t/halfhour", view);
        Outbox = new MessageOutbox(Link, Clock, source, position, 2, Writer);
        Resend = new HalfHourResend(Link, Clock, new HalfHourSource(Log, message, "t/halfhour", view), Writer);
    }

    /// <summary>Stores half-hours, the first with this place counted from <see cref="FirstIndex"/>.</summary>
    public void StoreHalfHours(int first, int count)
    {
        for (int place = first; place < first + count; place++)
        {
            Append(Make(HalfHour.WholeKind, place, 1));
        }
    }

    public void Append(HalfHour halfHour)
    {
        byte[] payload = new byte[HalfHour.MostStoredBytes];
        Assert.IsTrue(Log.Append(halfHour.Kind, payload, halfHour.WriteTo(payload, 0)));
    }

    public static HalfHour Make(int kind, int place, int periods)
    {
        HalfHour halfHour = new HalfHour();
        halfHour.Kind = kind;
        halfHour.StartIndex = FirstIndex + place;
        halfHour.PeriodCount = periods;
        halfHour.MeterSerial = 20123456;
        halfHour.RegisterImportStartWattHours = 1000 + (100 * place);
        halfHour.RegisterExportStartWattHours = 5000;
        halfHour.ImportWattHours = kind == HalfHour.MissingKind ? 0 : 100;
        halfHour.QuantumWattHours = 1;
        halfHour.Flags = kind == HalfHour.WholeKind ? HalfHourFlags.Actual
            : kind == HalfHour.MissingKind ? HalfHourFlags.Missing : HalfHourFlags.Recovered;
        return halfHour;
    }

    /// <summary>Steps of 200 ms.</summary>
    public void Run(int ms)
    {
        for (int done = 0; done < ms; done += 200)
        {
            Clock.Advance(200);
            for (int token = Link.TakeAcknowledged(); token != 0; token = Link.TakeAcknowledged())
            {
                Outbox.Confirm(token);
                Resend.Confirm(token);
            }

            Outbox.Step();
            Resend.Step();
            if (Clock.MonotonicMs % 1000 == 0)
            {
                Block.PersistStep();
            }
        }
    }

    /// <summary>Identity in a message of the broker.</summary>
    public string IdAt(int place)
    {
        string text = TextAt(place);
        int start = "{\"v\":1,\"id\":\"".Length;
        int end = start;
        while (text[end] != '"')
        {
            end++;
        }

        return text.Substring(start, end - start);
    }

    public string TextAt(int place)
    {
        byte[] payload = Link.PayloadAt(place);
        return TestText.Of(payload, 0, payload.Length);
    }

    /// <summary>The broker has these half-hours, in this order, from a message on.</summary>
    public void AssertHas(int fromMessage, int firstPlace, int count)
    {
        Assert.AreEqual(fromMessage + count, Link.Count, "messages");
        for (int number = 0; number < count; number++)
        {
            Assert.AreEqual(IdOf(firstPlace + number), IdAt(fromMessage + number));
        }
    }

    public static string IdOf(int place)
    {
        byte[] time = new byte[Rfc3339.TextBytes];
        Rfc3339.Write(time, 0, (long)(FirstIndex + place) * HalfHour.PeriodMs);
        return "cp-1-20123456-" + TestText.Of(time, 0, time.Length);
    }
}
