using Hipwise.Web.Hosting;

namespace Hipwise.Web.Tests.Hosting;

public class HostSettingsTests
{
    [Fact]
    public void Without_options_the_port_is_the_usual_one() => HostSettings.Read([]).Port.ShouldBe(5080);

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--port=0")]
    public void A_port_may_stand_behind_a_space_or_an_equals_sign(params string[] arguments) => HostSettings.Read(arguments).Port.ShouldBe(0);

    [Fact]
    public void The_folder_becomes_a_whole_path() => Path.IsPathRooted(HostSettings.Read(["--data", "here"]).DataFolder).ShouldBeTrue();

    [Theory]
    [InlineData("--port", "70000", "--port must be a number from 0 to 65535; '70000' stands there.")]
    [InlineData("--port", "-1", "--port must be a number from 0 to 65535; '-1' stands there.")]
    [InlineData("--prot", "80", "'--prot' means nothing here; use --port, --data or --help.")]
    public void A_wrong_option_is_answered_with_its_mend(string name, string value, string message) =>
        Should.Throw<FormatException>(() => HostSettings.Read([name, value])).Message.ShouldBe(message);

    [Fact]
    public void An_option_without_its_value_says_so() =>
        Should.Throw<FormatException>(() => HostSettings.Read(["--data"])).Message.ShouldBe("--data needs a value; --help shows how.");
}
