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
