package com.todoai.platform.cli;

import com.todoai.platform.Platform;
import com.todoai.platform.install.Installation;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.PortOffset;
import com.todoai.platform.part.Progress;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command that all others are part of; it has what they share. */
@Command(
    name = "./platform",
    description = "Runs the whole platform on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      TokenCommand.class,
      LogsCommand.class,
      StartCommand.class,
      StopCommand.class,
      KillCommand.class,
      DownCommand.class,
      ResetCommand.class
    })
final class PlatformCommand {

  /** Where the repository is; the launcher script says so, since it may be called from anywhere. */
  private static final String ROOT = "todoai.root";

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      scope = ScopeType.INHERIT,
      converter = OffsetConverter.class,
      description =
          "Added to every port, so that platforms run side by side, each with its own data."
              + " Steps of 1000 never meet. Default: ${DEFAULT-VALUE}")
  private PortOffset offset = PortOffset.NONE;

  Platform platform(Progress progress) {
    Path start = Path.of(System.getProperty(ROOT, ""));
    return Platform.of(Installation.around(start), offset, progress);
  }

  Platform platform() {
    return platform(Progress.silent());
  }

  /** What must be typed after {@code ./platform SUBCOMMAND} to mean this platform. */
  String offsetArgument() {
    return offset.argument();
  }

  static PartName[] names(List<String> values) {
    return values.stream().map(PartName::parse).toArray(PartName[]::new);
  }

  /** Reads the option's value. */
  static final class OffsetConverter implements ITypeConverter<PortOffset> {

    @Override
    public PortOffset convert(String value) {
      try {
        return new PortOffset(Integer.parseInt(value));
      } catch (NumberFormatException e) {
        throw new TypeConversionException("must be a whole number, but is \"" + value + "\"");
      } catch (PlatformException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
