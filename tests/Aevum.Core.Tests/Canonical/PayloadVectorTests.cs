using System.Text;
using System.Text.Json;
using Aevum.Audit;
using Aevum.Vectors;

namespace Aevum.Canonical;

public sealed class PayloadVectorTests
{
    [Fact]
    public void Every_payload_vector_has_the_canonical_bytes_and_the_hash_of_the_reference()
    {
        using var vectors = VectorFile.Json("vectors.json");
        var count = 0;

        foreach (var vector in vectors.RootElement.GetProperty("payload_vectors").EnumerateArray())
        {
            var canonical = PayloadCanonicalizer.Canonicalize(vector.GetProperty("payload"));

            Assert.Equal(vector.GetProperty("canonical_hex").GetString(), Convert.ToHexStringLower(canonical));
            Assert.Equal(vector.GetProperty("payload_hash").GetString(), EventDigest.PayloadHash(canonical));
            count++;
        }

        Assert.Equal(37, count);
    }

    [Theory]
    [InlineData("1e16", "1e+16")]
    [InlineData("1e15", "1000000000000000.0")]
    [InlineData("1e-05", "1e-05")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("-0", "0")]
    [InlineData("0.0", "0.0")]
    [InlineData("0e0", "0.0")]
    [InlineData("-0e5", "-0.0")]
    [InlineData("1", "1")]
    [InlineData("1.0", "1.0")]
    [InlineData("1E2", "100.0")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("3e-324", "5e-324")]
    [InlineData("2e-324", "0.0")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("2.2250738585072014e-308", "2.2250738585072014e-308")]
    [InlineData("2.225073858507201e-308", "2.225073858507201e-308")]
    [InlineData("1e22", "1e+22")]
    [InlineData("1e23", "1e+23")]
    [InlineData("2e23", "2e+23")]
    [InlineData("9007199254740993.0", "9007199254740992.0")]
    [InlineData("123456789012345680.0", "1.2345678901234568e+17")]
    [InlineData("9999999999999998.0", "9999999999999998.0")]
    [InlineData("2.9802322387695312e-08", "2.9802322387695312e-08")]
    [InlineData("-4.1045368012983762e-289", "-4.1045368012983762e-289")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("-9223372036854775809", "-9223372036854775809")]
    public void A_number_prints_as_Python_prints_it(string written, string canonical)
    {
        Assert.Equal(canonical, Canonical(written));
    }

    [Fact]
    public void An_integer_of_512_bits_stays_as_it_is()
    {
        var huge = System.Numerics.BigInteger.Pow(2, 512).ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal($"{{\"n\":-{huge}}}", Canonical($"{{\"n\": -{huge}}}"));
    }

    [Fact]
    public void Keys_are_ordered_by_code_point_and_not_by_UTF16_unit()
    {
        Assert.Equal("""{"z":1,"\ufb33":2,"\ud83d\ude00":3}""", Canonical("{\"\U0001F600\":3,\"\uFB33\":2,\"z\":1}"));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"b":1,"a":2,"b":3}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"x":[{"k":1,"j":2,"k":1}]}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":"\udc00\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e309")]
    [InlineData("-1e400")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{} {}")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("/* c */ 1")]
    [InlineData("\uFEFF{}")]
    [InlineData("'a'")]
    [InlineData("{a:1}")]
    [InlineData("\"a\u0001\"")]
    public void A_text_without_canonical_form_is_refused(string written)
    {
        Assert.Throws<CanonicalJsonException>(() => Canonical(written));
    }

    [Theory]
    [InlineData(new byte[] { 0x22, 0xC3, 0x28, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xC0, 0x80, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xF5, 0x80, 0x80, 0x80, 0x22 })]
    public void Bytes_that_are_not_UTF8_are_refused(byte[] written)
    {
        Assert.Throws<CanonicalJsonException>(() => PayloadCanonicalizer.Canonicalize(written));
    }

    [Fact]
    public void An_element_read_with_comments_and_trailing_commas_is_canonicalized_by_its_value()
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        using var document = JsonDocument.Parse("""{"b":[1,/* two */2,],"a":{},}""", options);

        var canonical = PayloadCanonicalizer.Canonicalize(document.RootElement);

        Assert.Equal("""{"a":{},"b":[1,2]}""", Encoding.ASCII.GetString(canonical));
    }

    [Fact]
    public void The_default_element_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PayloadCanonicalizer.Canonicalize(default(JsonElement)));
    }

    [Fact]
    public void Nesting_is_bounded_on_both_sides_of_the_limit()
    {
        var deepest = new string('[', CanonicalLimits.MaxDepth) + new string(']', CanonicalLimits.MaxDepth);

        Assert.Equal(deepest, Canonical(deepest));
        Assert.Throws<CanonicalJsonException>(() => Canonical($"[{deepest}]"));
        Assert.Throws<CanonicalJsonException>(() => Canonical(new string('[', 1_000_000)));
    }

    [Fact]
    public void The_length_of_a_number_is_bounded_on_both_sides_of_the_limit()
    {
        var longest = new string('9', CanonicalLimits.MaxNumberLength);

        Assert.Equal(longest, Canonical(longest));
        Assert.Throws<CanonicalJsonException>(() => Canonical(longest + "9"));
    }

    [Fact]
    public void The_size_of_the_canonical_text_is_bounded_and_the_next_call_works()
    {
        var large = $"\"{new string('\u007f', CanonicalLimits.MaxBytes / 6)}\"";

        Assert.Throws<CanonicalJsonException>(() => Canonical(large));
        Assert.Equal("{}", Canonical("{}"));
    }

    [Fact]
    public void A_refusal_never_repeats_the_content()
    {
        var fault = Assert.Throws<CanonicalJsonException>(() => Canonical("""{"secret-key":"hidden","secret-key":"hidden"}"""));

        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", fault.Message, StringComparison.Ordinal);
        Assert.Contains("same key twice", fault.Message, StringComparison.Ordinal);
    }

    private static string Canonical(string written) => Encoding.ASCII.GetString(PayloadCanonicalizer.Canonicalize(Encoding.UTF8.GetBytes(written)));
}
