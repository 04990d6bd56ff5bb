using Aevum.Cedar.Schema;
using Aevum.Cedar.Validation;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Validation;

public sealed class PolicySetValidationTests
{
    private static readonly CedarSchema Schema = CedarSchema.Parse(
        "entity User in [Team, Mode]; entity Team; entity Other; entity Mode enum [\"on\"]; entity Doc; action read appliesTo { principal: User, resource: [Doc, Mode] };");

    [Fact]
    public void Templates_come_before_policies_each_in_the_order_of_the_set()
    {
        var set = PolicySet.Parse("permit(principal, action, resource) when { principal.a };\npermit(principal == ?principal, action, resource) when { principal.b };\npermit(principal, action, resource) when { principal.c };");

        var errors = new Validator(Schema).Validate(set, ValidationMode.Strict, TestContext.Current.CancellationToken).Errors;

        Assert.Equal(["policy1", "policy0", "policy2"], errors.Select(static error => error.PolicyId));
    }

    [Fact]
    public void A_link_adds_only_what_fills_its_slots()
    {
        var set = PolicySet.Parse("permit(principal in ?principal, action, resource) when { principal.a };").Link("policy0", "link", Principal("Team", "t"));

        var errors = new Validator(Schema).Validate(set, ValidationMode.Strict, TestContext.Current.CancellationToken).Errors;

        Assert.Equal("policy0", Assert.Single(errors).PolicyId);
    }

    [Theory]
    [InlineData("Nobody", "x", ValidationErrorKind.UnknownEntityType)]
    [InlineData("Other", "x", ValidationErrorKind.NoApplicableAction)]
    [InlineData("Action", "write", ValidationErrorKind.UnknownAction)]
    [InlineData("Action", "read", ValidationErrorKind.NoApplicableAction)]
    [InlineData("Mode", "off", ValidationErrorKind.UnlistedEntity)]
    public void An_entity_that_cannot_fill_the_slot_is_refused(string type, string id, ValidationErrorKind kind)
    {
        var set = PolicySet.Parse("permit(principal in ?principal, action, resource);").Link("policy0", "link", Principal(type, id));

        var error = Assert.Single(new Validator(Schema).Validate(set, ValidationMode.Strict, TestContext.Current.CancellationToken).Errors);

        Assert.Equal(("link", kind), (error.PolicyId, error.Kind));
    }

    [Theory]
    [InlineData("User", "u")]
    [InlineData("Team", "t")]
    [InlineData("Mode", "on")]
    public void An_entity_that_can_fill_the_slot_is_accepted(string type, string id)
    {
        var set = PolicySet.Parse("permit(principal in ?principal, action, resource);").Link("policy0", "link", Principal(type, id));

        Assert.True(new Validator(Schema).Validate(set, ValidationMode.Strict, TestContext.Current.CancellationToken).IsValid);
    }

    [Fact]
    public void A_cancelled_validation_stops()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => new Validator(Schema).Validate(PolicySet.Parse("permit(principal, action, resource);"), ValidationMode.Strict, cancelled));
        Assert.Throws<ArgumentNullException>(() => new Validator(Schema).Validate(null!, ValidationMode.Strict, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void One_validator_serves_many_threads()
    {
        var validator = new Validator(Schema);
        var set = PolicySet.Parse("permit(principal in Team::\"a\", action, resource) when { resource is Doc };\nforbid(principal, action, resource) when { principal.nope };");

        var results = new ValidationResult[64];
        Parallel.For(0, results.Length, number => results[number] = validator.Validate(set, ValidationMode.Strict));

        Assert.All(results, static result => Assert.Equal("policy1", Assert.Single(result.Errors).PolicyId));
    }

    private static Dictionary<string, EntityUid> Principal(string type, string id) => new() { [Template.PrincipalSlot] = new EntityUid(type, id) };
}
