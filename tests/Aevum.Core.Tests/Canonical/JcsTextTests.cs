using System.Text;

namespace Aevum.Canonical;

public sealed class JcsTextTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("", "\"\"")]
    [InlineData("\"\\/", "\"\\\"\\\\/\"")]
    [InlineData("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\"")]
    [InlineData("\u0000\u001f\u007f", "\"\\u0000\\u001f\u007f\"")]
    [InlineData("\u20ac$\u000f\nA'B\"\\\\\"/", "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")]
    [InlineData("\U0001F600\u2028\ufeff", "\"\U0001F600\u2028\ufeff\"")]
    public void A_string_is_written_as_RFC_8785_says_from_both_encodings(string text, string canonical)
    {
        var fromUtf16 = new GrowingBuffer(1024);
        var fromUtf8 = new GrowingBuffer(1024);

        JcsText.WriteString(fromUtf16, text);
        JcsText.WriteString(fromUtf8, Encoding.UTF8.GetBytes(text));

        Assert.Equal(canonical, Encoding.UTF8.GetString(fromUtf16.Written));
        Assert.Equal(canonical, Encoding.UTF8.GetString(fromUtf8.Written));
    }

    [Fact]
    public void A_lone_surrogate_is_refused()
    {
        // Not as inline data: attributes are stored as UTF-8, which cannot hold one.
        string[] unsound = ["\ud800", "a\udc00b", "\ud800\ud800\udc00", "\udc00\ud800"];

        Assert.All(unsound, text => Assert.Throws<CanonicalJsonException>(() => JcsText.WriteString(new GrowingBuffer(1024), text)));
    }

    [Theory]
    [InlineData(0L, "0")]
    [InlineData(-1L, "-1")]
    [InlineData(9007199254740991L, "9007199254740991")]
    [InlineData(-9007199254740991L, "-9007199254740991")]
    public void An_integer_is_written_in_decimal(long value, string canonical)
    {
        var output = new GrowingBuffer(64);

        JcsText.WriteInteger(output, value);

        Assert.Equal(canonical, Encoding.UTF8.GetString(output.Written));
    }

    [Theory]
    [InlineData(9007199254740992L)]
    [InlineData(-9007199254740992L)]
    [InlineData(long.MinValue)]
    public void An_integer_that_binary64_cannot_hold_is_refused(long value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => JcsText.WriteInteger(new GrowingBuffer(64), value));
    }

    [Fact]
    public void Long_texts_of_every_length_around_the_buffer_size_are_whole()
    {
        for (var length = 300; length < 1100; length += 13)
        {
            var text = new string('\u20ac', length) + "\n";
            var output = new GrowingBuffer(1 << 16);

            JcsText.WriteString(output, text);

            Assert.Equal($"\"{new string('\u20ac', length)}\\n\"", Encoding.UTF8.GetString(output.Written));
        }
    }
}
