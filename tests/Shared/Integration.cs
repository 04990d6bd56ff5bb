namespace Aevum;

/// <summary>Says what a test needs from the machine. CI sets AEVUM_REQUIRE_INTEGRATION=1, and then a missing component fails instead of skipping.</summary>
internal static class Integration
{
    private static bool IsRequired => Environment.GetEnvironmentVariable("AEVUM_REQUIRE_INTEGRATION") == "1";

    internal static void Require(bool isPresent, string component, string repair)
    {
        if (isPresent)
        {
            return;
        }

        if (IsRequired)
        {
            Assert.Fail($"{component} is missing and AEVUM_REQUIRE_INTEGRATION=1. {repair}");
        }

        Assert.Skip($"{component} is missing. {repair}");
    }
}
