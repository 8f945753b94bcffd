namespace Hipwise.Formats.Tests;

public class ShippedTests
{
    [Fact]
    public void The_repository_is_found() => Directory.Exists(Hipwise.Testing.Repository.Root).ShouldBeTrue();
}
