using NanoV2G.Firmware.Json;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Json;

[TestClass]
public class JsonReaderTest
{
    private const string Valid = "{\"id\":\"a-1\",\"seq\":17,\"watts\":-3000,\"ok\":true,\"no\":null,\"notAfter\":\"2026-01-31T12:30:00Z\"}";

    [TestMethod]
    public void MembersAreFoundByNameAndKind()
    {
        JsonReader reader = Read(Valid);
        Assert.AreEqual(6, reader.MemberCount);
        Assert.AreEqual("a-1", FoundText(reader, Valid, "id"));
        Assert.AreEqual("2026-01-31T12:30:00Z", FoundText(reader, Valid, "notAfter"));
        Assert.AreEqual(-3000L, NumberOf(reader, Ascii.Bytes("watts")));
        Assert.IsTrue(HasNumber(reader, Ascii.Bytes("seq"), 17, 17));
        Assert.IsFalse(HasNumber(reader, Ascii.Bytes("seq"), 18, 100));
        Assert.IsFalse(HasNumber(reader, Ascii.Bytes("seq"), 0, 16));
        Assert.IsFalse(HasNumber(reader, Ascii.Bytes("id"), long.MinValue, long.MaxValue), "a text is no number");
        Assert.IsFalse(HasNumber(reader, Ascii.Bytes("ok"), long.MinValue, long.MaxValue), "true is no number");
        Assert.IsFalse(HasNumber(reader, Ascii.Bytes("no"), long.MinValue, long.MaxValue), "null is no number");
        Assert.IsFalse(reader.TryFindText(Ascii.Bytes("seq")), "a number is no text");
        Assert.IsFalse(reader.TryFindText(Ascii.Bytes("i")));
        Assert.AreEqual(0L, NumberOf(reader, Ascii.Bytes("missing")));
        Assert.AreEqual(0L, NumberOf(reader, Ascii.Bytes("id")));
    }

    [TestMethod]
    [DataRow("{}", 0)]
    [DataRow(" \t\r\n{ } ", 0)]
    [DataRow("{\"a\":\"\"}", 1)]
    [DataRow("{\"\":0}", 1)]
    [DataRow(" { \"a\" : 1 ,\n\"b\" : \"x y\" } ", 2)]
    [DataRow("{\"a\":-0}", 1)]
    [DataRow("{\"a\":false}", 1)]
    [DataRow("{\"a\":999999999999999}", 1)]
    [DataRow("{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,\"k\":1,\"l\":1}", 12)]
    public void FlatObjectsAreRead(string text, int members)
    {
        Assert.AreEqual(members, Read(text).MemberCount);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("1")]
    [DataRow("\"a\"")]
    [DataRow("{")]
    [DataRow("}")]
    [DataRow("{}}")]
    [DataRow("{}{}")]
    [DataRow("{} x")]
    [DataRow("{,}")]
    [DataRow("{\"a\"}")]
    [DataRow("{\"a\":}")]
    [DataRow("{\"a\":1,}")]
    [DataRow("{\"a\":1 \"b\":2}")]
    [DataRow("{\"a\":1,,\"b\":2}")]
    [DataRow("{a:1}")]
    [DataRow("{'a':1}")]
    [DataRow("{\"a\":{}}")]
    [DataRow("{\"a\":[1]}")]
    [DataRow("{\"a\":\"x}")]
    [DataRow("{\"a\":\"\\u0041\"}")]
    [DataRow("{\"a\":\"\\\"\"}")]
    [DataRow("{\"a\":\"x\ny\"}")]
    [DataRow("{\"a\\\"\":1}")]
    [DataRow("{\"a\":1,\"a\":1}")]
    [DataRow("{\"a\":1,\"b\":2,\"a\":\"x\"}")]
    [DataRow("{\"a\":1.0}")]
    [DataRow("{\"a\":1e3}")]
    [DataRow("{\"a\":1E3}")]
    [DataRow("{\"a\":+1}")]
    [DataRow("{\"a\":-}")]
    [DataRow("{\"a\":--1}")]
    [DataRow("{\"a\":1-1}")]
    [DataRow("{\"a\":01}")]
    [DataRow("{\"a\":-01}")]
    [DataRow("{\"a\":0x10}")]
    [DataRow("{\"a\":1000000000000000}")]
    [DataRow("{\"a\":-99999999999999999999999999}")]
    [DataRow("{\"a\":True}")]
    [DataRow("{\"a\":truefalse}")]
    [DataRow("{\"a\":nul}")]
    [DataRow("{\"a\":nan}")]
    [DataRow("{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,\"k\":1,\"l\":1,\"m\":1}")]
    public void EverythingElseIsRefusedAsAWhole(string text)
    {
        JsonReader reader = new JsonReader();
        byte[] bytes = Ascii.Bytes(text);
        Assert.IsFalse(reader.TryRead(bytes, bytes.Length));
        Assert.AreEqual(0, reader.MemberCount);
        Assert.IsFalse(reader.TryFindText(Ascii.Bytes("a")));
        Assert.AreEqual(0L, NumberOf(reader, Ascii.Bytes("a")));
    }

    [TestMethod]
    public void EveryTruncationIsRefused()
    {
        byte[] bytes = Ascii.Bytes(Valid);
        JsonReader reader = new JsonReader();
        for (int length = -1; length < bytes.Length; length++)
        {
            Assert.IsFalse(reader.TryRead(bytes, length), "length " + length.ToString());
        }

        Assert.IsTrue(reader.TryRead(bytes, bytes.Length));
        Assert.IsTrue(reader.TryRead(bytes, int.MaxValue), "a length beyond the buffer is bounded");
        Assert.IsFalse(reader.TryRead(new byte[0], 10));
    }

    [TestMethod]
    public void NothingIsFoundBeforeTheFirstRead()
    {
        JsonReader reader = new JsonReader();
        Assert.IsFalse(reader.TryFindText(Ascii.Bytes("a")));
        Assert.IsFalse(HasNumber(reader, Ascii.Bytes("a"), 0, 1));
        Assert.AreEqual(0L, NumberOf(reader, Ascii.Bytes("a")));
    }

    [TestMethod]
    public void RandomBytesNeverThrow()
    {
        SeededBytes seeded = new SeededBytes(1);
        JsonReader reader = new JsonReader();
        byte[] bytes = new byte[64];
        for (int i = 0; i < 2000; i++)
        {
            int length = seeded.Below(bytes.Length + 1);
            for (int index = 0; index < length; index++)
            {
                bytes[index] = (byte)seeded.Below(256);
            }

            Ask(reader, bytes, length);
        }
    }

    [TestMethod]
    public void RandomJsonCharactersNeverThrow()
    {
        SeededBytes seeded = new SeededBytes(2);
        byte[] alphabet = Ascii.Bytes("{{}}\"\"\"\"::,,--0129tru null\\[]ids");
        JsonReader reader = new JsonReader();
        byte[] bytes = new byte[40];
        for (int i = 0; i < 4000; i++)
        {
            int length = seeded.Below(bytes.Length + 1);
            for (int index = 0; index < length; index++)
            {
                bytes[index] = alphabet[seeded.Below(alphabet.Length)];
            }

            if (length > 0)
            {
                bytes[0] = (byte)'{';
            }

            Ask(reader, bytes, length);
        }
    }

    [TestMethod]
    public void ChangedObjectsNeverThrow()
    {
        SeededBytes seeded = new SeededBytes(5);
        byte[] alphabet = Ascii.Bytes("{}\":,-019e. \\[]\u0001");
        JsonReader reader = new JsonReader();
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = Ascii.Bytes(Valid);
            int changes = 1 + seeded.Below(4);
            for (int change = 0; change < changes; change++)
            {
                bool isRandom = seeded.Below(2) == 0;
                int value = isRandom ? seeded.Below(256) : alphabet[seeded.Below(alphabet.Length)];
                bytes[seeded.Below(bytes.Length)] = (byte)value;
            }

            Ask(reader, bytes, seeded.Below(3) == 0 ? seeded.Below(bytes.Length + 1) : bytes.Length);
        }
    }

    [TestMethod]
    public void WhatTheWriterWritesIsReadBack()
    {
        SeededBytes seeded = new SeededBytes(9);
        JsonWriter writer = new JsonWriter(120);
        JsonReader reader = new JsonReader();
        for (int i = 0; i < 500; i++)
        {
            long number = ((long)seeded.Below(1 << 24) << seeded.Below(24)) * (seeded.Below(2) == 0 ? 1 : -1);
            long utcMs = (seeded.Below(84006) * 86400000L) + (seeded.Below(86400) * 1000L);
            writer.BeginObject();
            writer.Number(Ascii.Key("n"), number);
            writer.Utc(Ascii.Key("u"), utcMs);
            writer.Truth(Ascii.Key("t"), true);
            writer.EndObject();
            Assert.IsTrue(reader.TryRead(writer.Buffer, writer.Length));
            Assert.AreEqual(number, NumberOf(reader, Ascii.Bytes("n")));
            Assert.IsTrue(reader.TryFindText(Ascii.Bytes("u")));
            Assert.AreEqual(utcMs, Rfc3339.Read(writer.Buffer, reader.TextStart, reader.TextLength));
        }
    }

    private static bool HasNumber(JsonReader reader, byte[] name, long least, long most)
    {
        return reader.TryFindNumber(name) && reader.Number >= least && reader.Number <= most;
    }

    private static long NumberOf(JsonReader reader, byte[] name)
    {
        return reader.TryFindNumber(name) ? reader.Number : 0;
    }

    private static void Ask(JsonReader reader, byte[] bytes, int length)
    {
        bool isRead = reader.TryRead(bytes, length);
        Assert.IsTrue(isRead || reader.MemberCount == 0);
        byte[] watts = Ascii.Bytes("watts");
        if (HasNumber(reader, watts, -5000, 5000))
        {
            long value = reader.Number;
            Assert.IsTrue(value >= -5000 && value <= 5000);
        }

        if (reader.TryFindText(Ascii.Bytes("id")))
        {
            Assert.IsTrue(reader.TextStart > 0 && reader.TextLength >= 0 && reader.TextStart + reader.TextLength < length);
        }
    }

    private static JsonReader Read(string text)
    {
        JsonReader reader = new JsonReader();
        byte[] bytes = Ascii.Bytes(text);
        Assert.IsTrue(reader.TryRead(bytes, bytes.Length), text);
        return reader;
    }

    private static string FoundText(JsonReader reader, string source, string name)
    {
        Assert.IsTrue(reader.TryFindText(Ascii.Bytes(name)), name);
        return source.Substring(reader.TextStart, reader.TextLength);
    }
}
