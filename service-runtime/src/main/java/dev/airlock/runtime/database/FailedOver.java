package dev.airlock.runtime.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Has the pool give up a connection on which writing is refused: after a fail-over it leads to
/// what is a standby now, and would be lent again for as long as it lives. The next one goes where
/// the name of the database leads by then.
public class FailedOver implements SQLExceptionOverride {

  @java.lang.Override
  public Override adjudicate(SQLException fault) {
    return DatabaseOutage.READ_ONLY.equals(fault.getSQLState())
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
