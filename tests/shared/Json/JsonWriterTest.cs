using NanoV2G.Firmware.Json;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Json;

[TestClass]
public class JsonWriterTest
{
    [TestMethod]
    public void EmptyObject()
    {
        JsonWriter writer = new JsonWriter(2);
        writer.BeginObject();
        writer.EndObject();
        Assert.AreEqual("{}", Text(writer));
    }

    [TestMethod]
    public void ObjectsWithinTheObject()
    {
        JsonWriter writer = new JsonWriter(100);
        writer.BeginObject();
        writer.BeginMember(Ascii.Key("a"));
        writer.EndObject();
        writer.BeginMember(Ascii.Key("b"));
        writer.BeginList(Ascii.Key("l"));
        writer.BeginListText();
        writer.TextPart(Ascii.Bytes("x"));
        writer.TextPart(1);
        writer.EndText();
        writer.ListText(Ascii.Bytes("y"));
        writer.EndList();
        writer.Number(Ascii.Key("n"), 2);
        writer.EndObject();
        writer.Number(Ascii.Key("c"), 3);
        writer.EndObject();
        Assert.AreEqual("{\"a\":{},\"b\":{\"l\":[\"x1\",\"y\"],\"n\":2},\"c\":3}", Text(writer));
    }

    [TestMethod]
    public void EveryKindOfMember()
    {
        JsonWriter writer = new JsonWriter(200);
        writer.BeginObject();
        writer.Number(Ascii.Key("n"), -5);
        writer.Truth(Ascii.Key("t"), true);
        writer.Truth(Ascii.Key("f"), false);
        writer.Null(Ascii.Key("z"));
        writer.Text(Ascii.Key("s"), Ascii.Bytes("abc"), 2);
        writer.Utc(Ascii.Key("u"), 1769862600123);
        writer.BeginList(Ascii.Key("l"));
        writer.ListText(Ascii.Bytes("a"));
        writer.ListText(Ascii.Bytes("b"));
        writer.EndList();
        writer.BeginList(Ascii.Key("e"));
        writer.EndList();
        writer.Number(Ascii.Key("m"), 0);
        writer.EndObject();
        string expected = "{\"n\":-5,\"t\":true,\"f\":false,\"z\":null,\"s\":\"ab\",\"u\":\"2026-01-31T12:30:00Z\","
            + "\"l\":[\"a\",\"b\"],\"e\":[],\"m\":0}";
        Assert.AreEqual(expected, Text(writer));
    }

    [TestMethod]
    public void NumbersToTheEndsOf64Bits()
    {
        Assert.AreEqual("{\"n\":0}", WithNumber(0));
        Assert.AreEqual("{\"n\":10}", WithNumber(10));
        Assert.AreEqual("{\"n\":-1}", WithNumber(-1));
        Assert.AreEqual("{\"n\":-2147483648}", WithNumber(int.MinValue));
        Assert.AreEqual("{\"n\":9223372036854775807}", WithNumber(long.MaxValue));
        Assert.AreEqual("{\"n\":-9223372036854775808}", WithNumber(long.MinValue));
    }

    [TestMethod]
    public void QuotesBackslashesAndControlsAreEscaped()
    {
        JsonWriter writer = new JsonWriter(100);
        writer.BeginObject();
        writer.Text(Ascii.Key("s"), new byte[] { 34, 92, 0, 9, 10, 31, 32, 127, 0xC3, 0xA9 });
        writer.EndObject();
        string expected = "{\"s\":\"\\\"\\\\\\u0000\\u0009\\u000a\\u001f \u007f\u00c3\u00a9\"}";
        Assert.AreEqual(expected, Text(writer));
    }

    [TestMethod]
    public void ExactlyFullIsNoOverflow()
    {
        Assert.IsFalse(Overflows(64), "more than enough");
        int needed = 0;
        while (Overflows(needed))
        {
            needed++;
        }

        Assert.AreEqual(Fill(64).Length, needed);
        for (int capacity = 0; capacity < needed; capacity++)
        {
            Assert.IsTrue(Overflows(capacity), "capacity " + capacity.ToString());
        }
    }

    [TestMethod]
    public void NewObjectForgetsAnOverflow()
    {
        JsonWriter writer = new JsonWriter(8);
        writer.BeginObject();
        writer.Number(Ascii.Key("n"), 123456);
        Assert.IsTrue(writer.HasOverflowed);
        writer.BeginObject();
        writer.Number(Ascii.Key("n"), 1);
        writer.EndObject();
        Assert.IsFalse(writer.HasOverflowed);
        Assert.AreEqual("{\"n\":1}", Text(writer));
    }

    [TestMethod]
    public void NotAsciiBecomesAQuestionMark()
    {
        byte[] bytes = Ascii.Bytes("a\u00e9\u20acb");
        Assert.AreEqual("a??b", TestText.Of(bytes, 0, bytes.Length));
    }

    private static bool Overflows(int capacity)
    {
        return Fill(capacity).HasOverflowed;
    }

    private static JsonWriter Fill(int capacity)
    {
        JsonWriter writer = new JsonWriter(capacity);
        writer.BeginObject();
        writer.Utc(Ascii.Key("u"), 0);
        writer.Text(Ascii.Key("s"), Ascii.Bytes("\"\u0001"));
        writer.Number(Ascii.Key("n"), -10);
        writer.EndObject();
        return writer;
    }

    private static string WithNumber(long value)
    {
        JsonWriter writer = new JsonWriter(40);
        writer.BeginObject();
        writer.Number(Ascii.Key("n"), value);
        writer.EndObject();
        return Text(writer);
    }

    private static string Text(JsonWriter writer)
    {
        Assert.IsFalse(writer.HasOverflowed);
        return TestText.Of(writer.Buffer, 0, writer.Length);
    }
}
