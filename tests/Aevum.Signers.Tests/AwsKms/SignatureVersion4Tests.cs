using Aevum.Signers.AwsKms;

namespace Aevum.Signers.Tests.AwsKms;

/// <summary>Cases published with the AWS General Reference: the signature test suite and the worked example of the IAM request.</summary>
public sealed class SignatureVersion4Tests
{
    private static readonly AwsCredentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, null);
    private static readonly DateTimeOffset Then = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);
    private static readonly KeyValuePair<string, string>[] HostAndDate = [new("Host", "example.amazonaws.com"), new("X-Amz-Date", "20150830T123600Z")];

    [Fact]
    public void Get_vanilla()
    {
        var request = new SignableRequest("GET", "/", [], HostAndDate, default);

        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
            SignatureVersion4.Authorization(request, Example, new(Then, "us-east-1", "service")));
    }

    [Fact]
    public void Post_vanilla()
    {
        var request = new SignableRequest("POST", "/", [], HostAndDate, default);

        Assert.EndsWith("Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b", SignatureVersion4.Authorization(request, Example, new(Then, "us-east-1", "service")), StringComparison.Ordinal);
    }

    [Fact]
    public void Get_vanilla_query_order_key_case()
    {
        var request = new SignableRequest("GET", "/", [new("Param2", "value2"), new("Param1", "value1")], HostAndDate, default);

        Assert.EndsWith("Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500", SignatureVersion4.Authorization(request, Example, new(Then, "us-east-1", "service")), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string, string, string, string> Suite => new()
    {
        { "get-header-value-trim", "GET", "", "My-Header1: value1|My-Header2: \"a   b   c\"", "", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736" },
        { "get-unreserved", "GET", "path", "", "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f" },
        { "get-vanilla-empty-query-key", "GET", "Param1=value1", "", "", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb" },
        { "get-vanilla-utf8-query", "GET", "\u1234=bar", "", "", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04" },
        { "post-header-key-sort", "POST", "", "My-Header1: value1", "", "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c" },
        { "post-header-value-case", "POST", "", "My-Header1: VALUE1", "", "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d" },
        { "post-vanilla-query", "POST", "Param1=value1", "", "", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11" },
        { "post-x-www-form-urlencoded", "POST", "", "Content-Type: application/x-www-form-urlencoded", "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a" },
        { "post-x-www-form-urlencoded-parameters", "POST", "", "Content-Type: application/x-www-form-urlencoded; charset=utf8", "Param1=value1", "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe" },
    };

    [Theory]
    [MemberData(nameof(Suite))]
    public void The_published_test_suite(string name, string method, string query, string headers, string body, string signature)
    {
        const string Unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        KeyValuePair<string, string>[] pairs = query is "" or "path" ? [] : [new(query.Split('=')[0], query.Split('=')[1])];
        var more = headers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(header => new KeyValuePair<string, string>(header.Split(": ")[0], header.Split(": ")[1]));
        var request = new SignableRequest(method, query == "path" ? "/" + Unreserved : "/", pairs, [.. HostAndDate, .. more], System.Text.Encoding.UTF8.GetBytes(body));

        Assert.EndsWith("Signature=" + signature, SignatureVersion4.Authorization(request, Example, new(Then, "us-east-1", "service")), StringComparison.Ordinal);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void The_worked_example_of_the_reference()
    {
        var request = new SignableRequest(
            "GET",
            "/",
            [new("Action", "ListUsers"), new("Version", "2010-05-08")],
            [new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), new("Host", "iam.amazonaws.com"), new("X-Amz-Date", "20150830T123600Z")],
            default);

        Assert.EndsWith("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59", SignatureVersion4.StringToSign(request, new(Then, "us-east-1", "iam")), StringComparison.Ordinal);
        Assert.EndsWith("Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7", SignatureVersion4.Authorization(request, Example, new(Then, "us-east-1", "iam")), StringComparison.Ordinal);
    }

    [Fact]
    public void Header_values_are_trimmed_and_their_inner_spaces_folded()
    {
        var request = new SignableRequest("GET", "/", [], [.. HostAndDate, new("My-Header1", "  a   b   c  ")], default);

        Assert.Contains("my-header1:a b c\n", request.CanonicalText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/example/..", "/")]
    [InlineData("//", "/")]
    [InlineData("/./example", "/example")]
    [InlineData("/example1/example2/../..", "/")]
    [InlineData("/\u1234", "/%E1%88%B4")]
    public void The_path_is_normalised_as_the_test_suite_says(string path, string expected)
    {
        var request = new SignableRequest("GET", path, [], HostAndDate, default);

        Assert.Equal(expected, request.CanonicalText().Split('\n')[1]);
    }

    [Fact]
    public void Credentials_never_print_themselves() => Assert.Equal("AwsCredentials", Example.ToString());
}
